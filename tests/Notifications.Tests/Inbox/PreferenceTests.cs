using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

[Collection(OneWorld.Name)]
public sealed class PreferenceTests(NotificationsFixture fixture)
{
    private const string Url = "/v1/me/notification-preferences";
    private readonly Guid person = Guid.CreateVersion7();

    [Fact]
    public async Task Who_chose_nothing_is_told_everything()
    {
        var response = await fixture.Client(person).GetAsync(Url);
        response.Version().ShouldBe("0");
        var view = await response.Json();
        view.GetProperty("choices").EnumerateArray().ShouldAllBe(c => c.GetProperty("on").GetBoolean());
        view.GetProperty("choices").GetArrayLength().ShouldBe(12);
        view.GetProperty("alwaysOn").EnumerateArray().Select(c => c.GetString()).ShouldBe(["security", "payment"]);
    }

    [Fact]
    public async Task What_is_switched_off_does_not_reach_the_inbox_and_what_comes_after_switching_on_does()
    {
        var client = fixture.Client(person);
        var off = await client.SendWith(HttpMethod.Put, Url, Choice("inbox", "selling", on: false), ifMatch: "\"0\"");
        (await off.Json()).GetProperty("choices").EnumerateArray().Single(c => !c.GetProperty("on").GetBoolean()).GetProperty("category")
            .GetString().ShouldBe("selling");
        await fixture.Broker.Tell(new ListingPublished(Guid.CreateVersion7(), person, LocalText.Same("silent")));
        await fixture.Eventually(() =>
            fixture.WithDb<NotificationsDb, bool>(db => db.Notifications.AnyAsync(n => n.PersonId == person && !n.InInbox)));
        (await client.SendWith(HttpMethod.Put, Url, Choice("inbox", "selling", on: true), ifMatch: off.Headers.ETag!.ToString()))
            .EnsureSuccessStatusCode();
        await fixture.Broker.Tell(new ListingPublished(Guid.CreateVersion7(), person, LocalText.Same("heard")));
        await fixture.Eventually(async () => (await client.GetJson("/v1/me/inbox")).GetProperty("items").GetArrayLength() > 0);
        (await client.GetJson("/v1/me/inbox")).GetProperty("items").EnumerateArray().Single().GetProperty("text").GetString()
            .ShouldBe("heard is on sale now.");
    }

    [Theory]
    [InlineData("sms", "security")]
    [InlineData("sms", "payment")]
    [InlineData("inbox", "payment")]
    public async Task Security_and_payment_cannot_be_switched_off(string channel, string category) =>
        await (await fixture.Client(person).SendWith(HttpMethod.Put, Url, Choice(channel, category, on: false), ifMatch: "\"0\""))
            .ShouldBeProblem(409, "always_sent");

    [Fact]
    public async Task A_choice_needs_the_version_that_she_saw()
    {
        var client = fixture.Client(person);
        await (await client.SendWith(HttpMethod.Put, Url, Choice("sms", "learning", on: false))).ShouldBeProblem(428);
        (await client.SendWith(HttpMethod.Put, Url, Choice("sms", "learning", on: false), ifMatch: "\"0\"")).EnsureSuccessStatusCode();
        await (await client.SendWith(HttpMethod.Put, Url, Choice("sms", "selling", on: false), ifMatch: "\"0\"")).ShouldBeProblem(412);
    }

    [Fact]
    public async Task Of_many_first_choices_at_once_one_is_kept_and_none_is_lost_in_silence()
    {
        string[] categories = ["community", "learning", "mentoring", "selling"];
        var answers = await Task.WhenAll(
            categories.Select(c => fixture.Client(person).SendWith(HttpMethod.Put, Url, Choice("sms", c, on: false), ifMatch: "\"0\"")));
        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        answers.Where(a => !a.IsSuccessStatusCode).ShouldAllBe(a => (int)a.StatusCode == 412);
    }

    [Theory]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":null}""")]
    [InlineData("""{"choices":[null]}""")]
    [InlineData("""{"choices":[{"channel":"pigeon","category":"learning","on":false}]}""")]
    [InlineData("""{"choices":[{"channel":1,"category":"learning","on":false}]}""")]
    [InlineData("""{"choices":""")]
    [InlineData("")]
    public async Task A_choice_that_cannot_be_read_is_refused(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put,
            Url)
        { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("If-Match", "\"0\"");
        await (await fixture.Client(person).SendAsync(request)).ShouldBeProblem(400);
    }

    private static object Choice(string channel, string category, bool on) => new { choices = new[] { new { channel, category, on } } };
}
