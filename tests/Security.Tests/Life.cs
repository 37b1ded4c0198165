using System.Net.Http.Headers;
using CreativeLabs.Contracts;
using CreativeLabs.Journey;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;

namespace CreativeLabs.Security;

/// <summary>Two women who use all five services, each word of theirs found nowhere else: one learns and asks for a mentor, sells and
/// complains; the other becomes a mentor, and buys.</summary>
internal sealed class Life(Platform platform, CanaryValues secret, CanaryValues shown)
{
    private static readonly Guid AtBashy = Way.AtBashy;

    /// <summary>The two, once they have lived.</summary>
    public IReadOnlyList<Traveller> Women { get; private set; } = [];

    public async Task Live()
    {
        var woman = await Begin("woman");
        var mentor = await Begin("mentor");
        Women = [woman, mentor];
        await JoinsAndApplies(woman);
        await BecomesAMentor(mentor);
        var mentorship = await Meet(woman, mentor);
        await Speak(woman, mentor, mentorship);
        await Complains(woman, mentor);
        await Sells(woman, buyer: mentor);
        foreach (var her in Women)
        {
            await her.Get("/v1/me/export");
        }
    }

    private async Task<Traveller> Begin(string who)
    {
        var her = await Traveller.SignIn(platform, secret.Phone($"phone of the {who}"));
        await her.Post("/v1/me/consents", new { purpose = "platform", textVersion = "2026-01" });
        await her.Change("/v1/me/profile", HttpMethod.Put, "/v1/me/profile",
            new { name = secret.Words($"name of the {who}"), language = "ky", birthYear = 1988 });
        await Put(her, "/v1/me/mentoring-contact", new
        {
            name = secret.Words($"name for mentoring of the {who}"), way = "videoLink",
            detail = $"https://meet.example/{secret.Ascii($"link of the {who}")}",
        });
        return her;
    }

    private async Task JoinsAndApplies(Traveller her)
    {
        await her.Post($"/v1/labs/{AtBashy}/memberships");
        await her.Post($"/v1/cohorts/{WellKnown.Id("cohort/at-bashy/handicraft-business")}/applications",
            new { motivation = secret.Words("motivation", 4) });
        // What goes wrong is written down too, without what was said.
        await Refused(her, HttpMethod.Put, "/v1/me/profile", new { name = secret.Word("name that is refused"), language = "xx" });
        await Refused(her, HttpMethod.Post, $"/v1/labs/nowhere/memberships?q={secret.Ascii("query")}", new { });
    }

    private static async Task<string> ATopic(Traveller her) =>
        (await her.Get("/v1/mentoring-topics")).GetProperty("items")[0].GetProperty("code").GetString()!;

    private async Task BecomesAMentor(Traveller her)
    {
        var topic = await ATopic(her);
        await her.Post($"/v1/labs/{AtBashy}/memberships");
        await Put(her, "/v1/me/mentor-profile", new
        {
            topics = new[] { topic }, languages = new[] { "ky" }, capacity = 3, labs = new[] { AtBashy },
        });
        var application = (await her.Post("/v1/mentor-applications", new
        {
            labId = AtBashy, conductVersion = "2026-01", consents = true,
            references = Enumerable.Range(0, 2).Select(_ => new
            {
                name = secret.Words("name of a reference"), contact = secret.Phone("phone of a reference"),
            }),
        })).GetProperty("id").GetGuid();
        var coordinator = await Traveller.SignIn(platform, "+996700000104");
        var path = $"/v1/mentor-applications/{application}";
        await coordinator.Change(path, HttpMethod.Post, $"{path}/review");
        await coordinator.Change(path, HttpMethod.Post, $"{path}/decision",
            new
            {
                approve = true, noConflict = true, until = DateTimeOffset.UtcNow.AddMonths(6), note = secret.Words("note of a coordinator"),
            });
    }

    private async Task<Guid> Meet(Traveller woman, Traveller mentor)
    {
        var topic = await ATopic(woman);
        var request = (await woman.Post("/v1/mentoring-requests", new
        {
            labId = AtBashy, topic, languages = new[] { "ky" }, preferredMentors = new[] { mentor.PersonId },
        })).GetProperty("id").GetGuid();
        var coordinator = await Traveller.SignIn(platform, "+996700000104");
        await coordinator.Change($"/v1/mentoring-requests/{request}", HttpMethod.Post, $"/v1/mentoring-requests/{request}/pairing",
            new { mentorId = mentor.PersonId, reason = "knows_her" });
        await mentor.Told("match-proposed");
        return (await Traveller.Expect(await mentor.Send(HttpMethod.Post, $"/v1/match-proposals/{request}/answer", new { accept = true }),
            200)).GetProperty("mentorshipId").GetGuid();
    }

    private async Task Speak(Traveller woman, Traveller mentor, Guid mentorship)
    {
        await woman.Told("mentor-found");
        await mentor.Get($"/v1/mentorships/{mentorship}");
        await woman.Post($"/v1/mentorships/{mentorship}/notes", new { text = secret.Words("note of the woman") });
        await mentor.Post($"/v1/mentorships/{mentorship}/notes", new { text = secret.Words("note of the mentor") });
        await woman.Post($"/v1/mentorships/{mentorship}/goals", new
        {
            text = secret.Words("goal"), steps = new[] { new { text = secret.Words("step"), done = false } },
        });
        await woman.Post($"/v1/mentorships/{mentorship}/sessions", new
        {
            startsAt = DateTimeOffset.UtcNow.AddDays(2), minutes = 60, place = secret.Words("place of a session"),
        });
        var path = $"/v1/mentorships/{mentorship}";
        await woman.Change(path, HttpMethod.Post, $"{path}/ending", new { reason = "goal_reached" });
        await woman.Post($"{path}/feedback", new { moment = "end", rating = 4, text = secret.Words("feedback") });
    }

    private async Task Complains(Traveller woman, Traveller mentor)
    {
        var answer = await woman.Post("/v1/safeguarding/reports", new
        {
            clientId = Guid.CreateVersion7(), subjectKind = "person", subjectId = mentor.PersonId, labId = AtBashy,
            what = secret.Words("what happened", 3), when = secret.Words("when it happened"), where = secret.Words("where it happened"),
        }, status: 200);
        var (code, key) = (answer.GetProperty("caseCode").GetString(), answer.GetProperty("secret").GetString()!);
        secret.Put("secret of a case", key);
        using var more = await woman.Send(HttpMethod.Post, "/v1/safeguarding/case-words",
            new { caseCode = code, secret = key, clientId = Guid.CreateVersion7(), text = secret.Words("more words on a case") });
        more.IsSuccessStatusCode.ShouldBeTrue(await more.Content.ReadAsStringAsync());
    }

    private async Task Sells(Traveller seller, Traveller buyer)
    {
        var coordinator = await Traveller.SignIn(platform, "+996700000104");
        await Learns.Walk(platform, new People(seller, coordinator, await Traveller.SignIn(platform, "+996700000204"), buyer));
        await Platform.Eventually("The right to sell", async () =>
        {
            using var answer = await seller.Send(HttpMethod.Post, "/v1/sellers", new { displayName = shown.InThree("name of a shop") });
            return answer.IsSuccessStatusCode ? true : (bool?)null;
        });
        var account = secret.Put("bank account", $"1234567{Random.Shared.Next(100_000_000, 999_999_999)}");
        await Put(seller, "/v1/me/seller/payout-account", new { account }, EntityTagHeaderValue.Any);
        var listing = (await seller.Post("/v1/listings", new
        {
            title = shown.InThree("title of a listing"), description = shown.InThree("description of a listing"),
            price = new { amount = 90_000, currency = "KGS" }, labId = AtBashy, category = "felt",
        })).GetProperty("id").GetGuid();
        var path = $"/v1/listings/{listing}";
        await seller.Change($"{path}/stock", HttpMethod.Put, $"{path}/stock", new { onHand = 2 });
        await seller.Change(path, HttpMethod.Post, $"{path}/submission");
        await coordinator.Change(path, HttpMethod.Post, $"{path}/review", new { approve = true });
        await buyer.Post("/v1/orders", new { lines = new[] { new { listingId = listing, quantity = 1 } }, payment = "cash" });
    }

    private static async Task Put(Traveller her, string path, object body, EntityTagHeaderValue? match = null)
    {
        using var answer = await her.Send(HttpMethod.Put, path, body, match);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task Refused(Traveller her, HttpMethod method, string path, object body)
    {
        using var answer = await her.Send(method, path, body);
        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
    }
}
