using System.Net.Http.Headers;
using System.Text;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.Tests.Bookings;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>Women who do everything that can be done here, and tell a canary wherever something is told.</summary>
/// <remarks>Not among them is what is of the house and shown to all: why a lab is closed or an event called off, the names of groups,
/// programmes and events. Her story and her comments at a hearing are published because she wants so; they are looked for all the
/// same, because their words are kept sealed, so that erasing her reaches them.</remarks>
internal sealed class CanaryLives(RegistrationFixture fixture, CanaryValues canaries)
{
    private static int number;

    private readonly List<Guid> lived = [];

    /// <summary>The persons who came into being.</summary>
    public IReadOnlyList<Guid> Lived => lived;

    /// <summary>She has a phone of her own and does everything herself.</summary>
    public async Task OnHerOwn(Guid held, Guid hearing)
    {
        var mine = Interlocked.Increment(ref number);
        var phone = canaries.Phone("phone");
        var device = await SignsIn(phone, canaries.Put("address", $"10.66.{100 + mine}.{200 + mine}"));
        lived.Add(device.PersonId);
        var her = device.Client;
        await Introduces(her);
        await Applies(her);
        await Comes(her, held);
        await Books(her, mine);
        await Speaks(her, hearing);
        await TellsAStory(her);
        await fixture.IsAnswered(her, hearing, canaries.InThree);
        await SecuresHerself(device);
        await ChangesHerPhone(device);
        (await her.GetAsync("/v1/me/export")).EnsureSuccessStatusCode();
        await GoesWrong(her, phone);
        await IsAChild();
    }

    /// <summary>A coordinator acts for her.</summary>
    public async Task WithHelp(Guid held, Guid hearing)
    {
        var coordinator = await fixture.Coordinator();
        var (name, phone) = (canaries.Words("name, assisted"), canaries.Phone("phone, assisted"));
        var person = await Registered(coordinator, name, phone);
        await coordinator.Items($"/v1/labs/{AtBashy}/members?name={Uri.EscapeDataString(name)}");
        await coordinator.GetJson($"/v1/people/{person}");
        var consent = await (await coordinator.PostCreating($"/v1/people/{person}/consents", new
        {
            purpose = "research",
            textVersion = "2026-01",
            language = "ky",
            reason = canaries.Word("reason of a consent"),
        })).Json();
        await (await coordinator.SendWith(
            HttpMethod.Post, $"/v1/people/{person}/consents/{consent.Id()}/withdrawal",
            new { reason = canaries.Word("reason of a withdrawal") })).Json();
        await (await coordinator.PostCreating($"/v1/people/{person}/applications", new
        {
            cohortId = CohortAtBashy,
            reason = canaries.Word("reason of an application"),
            motivation = canaries.Words("motivation, assisted"),
        })).Json();
        var twice = await Registered(coordinator, name, canaries.Phone("second phone"));
        await coordinator.Items($"/v1/labs/{AtBashy}/duplicate-candidates?limit=100");
        var merge = await (await coordinator.SendWith(
            HttpMethod.Post, $"/v1/people/{twice}/merge", new { survivorId = person, reason = canaries.Word("reason of a merge") })).Json();
        await fixture.TakesEffect(merge.Id());
        await GetsAnotherPhone(coordinator, person);
        await AtTheDoor(coordinator, held, phone);
        var paper = await (await coordinator.PostCreating($"/v1/events/{hearing}/paper-comments", new
        {
            text = canaries.Words("comment on paper"),
            signedAs = canaries.Word("author on paper"),
            receivedAt = fixture.Clock.GetUtcNow().AddHours(-1),
        })).Json();
        await AnsweredSteps.Hide(coordinator, paper.Id(), canaries.InThree("why a comment on paper is hidden"));
    }

    private async Task<Device> SignsIn(string phone, string address)
    {
        var client = fixture.From(address);
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"{canaries.Ascii("device")}/1.0");
        var (challenge, code) = await fixture.GetCode(client, phone);
        var device = fixture.Hold(await (await Redeem(client, challenge, code)).Json());
        canaries.Put("refresh token", device.RefreshToken);
        canaries.Put("access token", device.AccessToken.Split('.')[2]);
        return device;
    }

    private async Task Introduces(HttpClient her)
    {
        await (await her.SendWith(HttpMethod.Put, "/v1/me/profile",
            new { name = canaries.Words("name"), language = "ky", birthYear = 1987 })).Json();
        foreach (var purpose in new[] { "platform", "demographics", "needs", "stories", "pictures" })
        {
            await her.Agree(purpose);
        }

        await (await her.Change("/v1/me/demographics", new { walking = "aLotOfDifficulty", education = "secondary" })).Json();
        await (await her.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
    }

    /// <summary>Her guardian agrees by phone, another one on paper.</summary>
    private async Task IsAChild()
    {
        var girl = await fixture.NewPerson(agreed: false);
        lived.Add(girl);
        var hers = await fixture.As(girl);
        await (await hers.Change("/v1/me/profile",
            new { name = canaries.Words("name of a girl"), language = "ky", birthYear = fixture.Clock.GetUtcNow().Year - 14 })).Json();
        await hers.Agree("platform");
        await fixture.AgreesByPhone(hers, canaries.Phone("phone of a guardian"), canaries.Words("name of a guardian"));
        var slip = await (await hers.SendWith(HttpMethod.Put, "/v1/me/guardian-slip")).Json();
        await (await (await fixture.Coordinator()).PostCreating($"/v1/labs/{AtBashy}/guardian-consents", new
        {
            slip = slip.GetProperty("slip").GetString(), language = "ky", reason = canaries.Word("reason of a guardian's consent"),
            guardian = new
            {
                name = canaries.Words("name of a guardian on paper"), relation = "father", textVersion = "2026-01",
                phone = canaries.Phone("phone of a guardian on paper"),
            },
        })).Json();
        await hers.Items("/v1/me/guardian-consents");
        await (await hers.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
    }

    private async Task Applies(HttpClient her)
    {
        var application = await (
            await her.PostCreating($"/v1/cohorts/{CohortAtBashy}/applications", new { motivation = canaries.Words("motivation") })).Json();
        await (await fixture.Coordinator()).GetJson($"/v1/applications/{application.Id()}");
        // What she says when she goes is not kept at all.
        await (await her.SendWith(HttpMethod.Post, $"/v1/applications/{application.Id()}/withdrawal",
            new { reason = canaries.InThree("why she goes") }, ifMatch: "*")).Json();
    }

    private async Task Comes(HttpClient her, Guid held)
    {
        await her.Ask(held, new { seats = 3, with = new[] { canaries.Words("companion"), canaries.Word("second companion") } });
        var coordinator = await fixture.Coordinator();
        await coordinator.Items($"/v1/events/{held}/places");
        await coordinator.GetJson($"/v1/events/{held}/roster");
    }

    private async Task Books(HttpClient her, int mine)
    {
        var day = new BookingWorld(fixture).Coming(DayOfWeek.Tuesday);
        var booking = await BookingWorld.Booked(her, WellKnown.Id($"resource/at-bashy/loom-{1 + (mine % 2)}"),
            LabTime.At(day, 60 * (10 + (mine / 2))));
        await (await BookingWorld.Cancel(her, booking, new { reason = canaries.InThree("why she does not come") })).Json();
    }

    private async Task Speaks(HttpClient her, Guid hearing)
    {
        await (await her.PostCreating($"/v1/events/{hearing}/comments",
            new { text = canaries.Words("comment"), signedAs = canaries.Word("author") })).Json();
        var hidden = (await (await her.PostCreating($"/v1/events/{hearing}/comments", new { text = canaries.Words("hidden comment") }))
            .Json()).Id();
        await AnsweredSteps.Hide(await fixture.Coordinator(), hidden, canaries.InThree("why a comment is hidden"));
        await her.Items($"/v1/events/{hearing}/comments");
    }

    private async Task TellsAStory(HttpClient her)
    {
        var words = new
        {
            title = canaries.InThree("title of a story"), body = canaries.InThree("story"),
            signedAs = canaries.Word("author of a story")
        };
        var story = (await (await her.PostCreating($"/v1/labs/{AtBashy}/stories", words)).Json()).Id();
        var picture = (await (
            await her.PostCreating($"/v1/stories/{story}/pictures", new { alt = canaries.InThree("what a picture shows") })).Json()).Id();
        canaries.Put("what a camera tells", Snapshots.Canary);
        (await StoryDesk.Upload(her, picture, Snapshots.Jpeg())).EnsureSuccessStatusCode();
        await fixture.Publish(her, story);
        await fixture.Anonymous("ky").GetJson($"/v1/stories/{story}");
    }

    private async Task SecuresHerself(Device device)
    {
        var key = canaries.Put("key of a device", SignInSteps.NewKey());
        (await device.SetPin()).EnsureSuccessStatusCode();
        (await device.Client.SendWith(HttpMethod.Put, "/v1/me/device", new { deviceKey = key })).EnsureSuccessStatusCode();
        canaries.Put("next refresh token", (await (await Renew(fixture.From(), device.RefreshToken)).Json()).GetProperty("refreshToken")
            .GetString()!);
    }

    private async Task ChangesHerPhone(Device device)
    {
        var phone = canaries.Phone("new phone");
        var (challengeId, code) = await fixture.MyCode(device.Client, phone);
        await (await device.Client.PostCreating("/v1/me/phone-changes",
            new { phone, challengeId, code, proof = new { pin = SignInSteps.RightPin } })).Json();
        await device.Client.Items("/v1/me/phone-changes");
    }

    private async Task<Guid> Registered(HttpClient coordinator, string name, string phone)
    {
        var person = (await (await coordinator.PostCreating(
            $"/v1/labs/{AtBashy}/people", PeopleSteps.AWoman(name, phone, reason: canaries.Word("reason of registering")))).Json())
            .Id("personId");
        lived.Add(person);
        return person;
    }

    private async Task GetsAnotherPhone(HttpClient coordinator, Guid person)
    {
        var phone = canaries.Phone("phone instead of a lost one");
        var (challengeId, code) = await fixture.MyCode(coordinator, phone);
        var asked = new { phone, challengeId, code, reason = canaries.Words("reason of another phone") };
        await (await coordinator.PostCreating($"/v1/labs/{AtBashy}/members/{person}/phone-changes", asked)).Json();
    }

    private async Task AtTheDoor(HttpClient coordinator, Guid held, string phone)
    {
        var at = fixture.Clock.GetUtcNow();
        object[] entries =
        [
            fixture.ByName(canaries.Words("walk-in")), fixture.ByName(canaries.Word("second walk-in")),
            new { id = Guid.CreateVersion7(), at, phone },
            new { id = Guid.CreateVersion7(), at, phone = canaries.Phone("phone of nobody") },
            new { id = Guid.CreateVersion7(), at, ticket = canaries.Ascii("ticket") },
        ];
        await (await fixture.Send(coordinator, held, entries)).Json();
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{held}/walk-in-search", new { phone })).Json();
        await coordinator.Items($"/v1/events/{held}/check-ins");
    }

    /// <summary>What is refused is not to be told either; and a code that nobody redeems stays in Redis for the search, as a choice
    /// does.</summary>
    private async Task GoesWrong(HttpClient her, string phone)
    {
        var tooLong = $"{canaries.Words("name, too long")} {new string('а', 100)}";
        await (await her.SendWith(HttpMethod.Put, "/v1/me/profile", new { name = tooLong, language = "ky" }, ifMatch: "*"))
            .ShouldBeProblem(400);
        await (await her.SendWith(HttpMethod.Put, "/v1/me/profile", new { name = "А", language = canaries.Word("language") }, ifMatch: "*"))
            .ShouldBeProblem(400);
        await (await her.GetAsync($"/v1/me/bookings?state={Uri.EscapeDataString(canaries.Word("query"))}")).ShouldBeProblem(400);
        using var broken = new StringContent($$"""{"name": "{{canaries.Word("broken JSON")}}", "language": {{canaries.Word("unquoted")}}""",
            Encoding.UTF8, "application/json");
        await (await her.PutAsync("/v1/me/profile", broken)).ShouldBeProblem(400);
        using var other = new StringContent(canaries.Word("not JSON"), new MediaTypeHeaderValue("text/plain"));
        await (await her.PutAsync("/v1/me/profile", other)).ShouldBeProblem(415);
        await (await her.GetAsync($"/v1/consent-texts/{Uri.EscapeDataString(canaries.Word("path"))}/1")).ShouldBeProblem(404);

        lived.Add((await fixture.AddPerson(phone)).PersonId);
        (await (await fixture.RedeemNew(phone)).Json()).GetProperty("people").GetArrayLength().ShouldBe(2);
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        await fixture.GetCode(fixture.From(), phone);
    }
}
