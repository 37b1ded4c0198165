using System.Net;
using System.Text.Json.Nodes;

namespace CreativeLabs.Web;

/// <summary>Events of a lab as its coordinator plans them, and their door.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private const string Id = "019a0000-0000-7000-8000-000000000001";
    private const string Lab = "/labs/at-bashy";
    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Site.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_event_is_planned_with_hours_of_Bishkek_and_then_published()
    {
        var visitor = await Coordinator();
        await visitor.Get($"{Lab}/events");
        await visitor.Submit($"{Lab}/events", ("kind", "openDay"), ("title", "Ачык күн"), ("venue", "Бөлмө"), ("day", "2027-03-08"),
            ("from", "11:00"), ("until", "15:00"), ("capacity", "30"), ("childcare", "5"), ("transport", "0"));
        visitor.Location.ShouldBe($"/ky{Lab}/events/{Id}?done=saved");
        var body = JsonNode.Parse(site.Api.Requests.Last(one => one.Method is "POST").Body)!;
        body["startsAt"]!.GetValue<DateTimeOffset>().UtcDateTime.ShouldBe(new DateTime(2027, 3, 8, 5, 0, 0));
        body["support"]!.ToJsonString().ShouldBe("[{\"kind\":\"childcare\",\"capacity\":5}]");

        Draft();
        await visitor.Get($"{Lab}/events/{Id}");
        await visitor.Submit($"{Lab}/events/{Id}/publish");
        visitor.Location.ShouldBe($"/ky{Lab}/events/{Id}?done=saved");
    }

    [Fact]
    public async Task An_event_without_its_day_is_asked_for_at_the_field()
    {
        var visitor = await Coordinator();
        await visitor.Get($"{Lab}/events");
        var page = await visitor.Submit($"{Lab}/events", ("title", "Ачык күн"), ("day", "эртең"), ("from", "11:00"), ("until", "15:00"));
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#day");
        page.QuerySelector("#title")!.GetAttribute("value").ShouldBe("Ачык күн");
    }

    [Fact]
    public async Task At_the_door_a_number_counts_once_however_often_the_form_is_sent()
    {
        var visitor = await Coordinator();
        Roster();
        site.Api.Answer("PUT /v1/events/{id}/check-ins", 200, new { taken = 1, known = 0, refused = Array.Empty<object>() });
        await visitor.Get($"{Lab}/events/{Id}/door");
        var key = visitor.Page.QuerySelector("form.code input[name=_key]")!.GetAttribute("value")!;
        var token = visitor.Page.QuerySelector("form.code input[name=_f]")!.GetAttribute("value")!;
        for (var n = 0; n < 2; n++)
        {
            await visitor.Post($"/ky{Lab}/events/{Id}/door", ("_f", token), ("_key", key), ("number", "abcd 2345"));
            visitor.Location.ShouldBe($"/ky{Lab}/events/{Id}/door?done=came");
        }

        var lists = site.Api.Requests.Where(one => one.Method is "PUT").Select(one => JsonNode.Parse(one.Body)!).ToList();
        lists.Count.ShouldBe(2);
        lists.Select(one => one["entries"]![0]!["id"]!.ToString()).Distinct().Count().ShouldBe(1, "the line is the same one");
        lists.Select(one => one["device"]!.ToString()).Distinct().Count().ShouldBe(1);
        lists[0]["entries"]![0]!["placeId"]!.ToString().ShouldBe(Id);
    }

    [Fact]
    public async Task At_the_door_a_number_that_is_not_there_is_said_at_its_field_and_a_refused_line_in_its_words()
    {
        var visitor = await Coordinator();
        Roster();
        await visitor.Get($"{Lab}/events/{Id}/door");
        var page = await visitor.Submit($"{Lab}/events/{Id}/door", ("number", "ZZZZ9999"));
        page.QuerySelector("#number")!.GetAttribute("aria-invalid").ShouldBe("true");
        page.QuerySelector("#number")!.GetAttribute("value").ShouldBe("ZZZZ9999");

        site.Api.Answer("PUT /v1/events/{id}/check-ins", 200, new
        {
            taken = 0, known = 0,
            refused = new[] { new { id = Guid.CreateVersion7(), code = "place_cancelled", detail = "Бул орун кайтарылган." } },
        });
        page = await visitor.Submit($"{Lab}/events/{Id}/door", ("place", Id));
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Бул орун кайтарылган.");
    }

    [Fact]
    public async Task At_the_door_somebody_is_found_by_a_part_of_her_name()
    {
        var visitor = await Coordinator();
        Roster();
        (await visitor.Get($"{Lab}/events/{Id}/door?name=зуур")).QuerySelectorAll(".guests li").Length.ShouldBe(1);
        (await visitor.Get($"{Lab}/events/{Id}/door?name=Бермет")).QuerySelectorAll(".guests li").Length.ShouldBe(0);
    }

    private async Task<Visitor> Coordinator()
    {
        site.Api.Roles = [$"coordinator:{PublishedApi.Id}"];
        return await site.SignedIn();
    }

    private void Roster() => site.Api.Answer("GET /v1/events/{id}/roster", 200, new
    {
        eventId = Id,
        places = new[] { new { placeId = Id, number = "ABCD2345", name = "Зуура Асанова", with = Array.Empty<string>(), seats = 1 } },
    });

    private void Draft() => site.Api.Answer("GET /v1/events/{id}", _ =>
    {
        var example = ApiStandIn.Example("GET", "/v1/events/{id}");
        example["state"] = "draft";
        return (200, example);
    });
}
