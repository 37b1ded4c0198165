using System.Text.Json;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<EventSuite>]
public sealed class SupportTests(RegistrationFixture fixture)
{
    private static readonly object[] OneChild = [new { kind = "childcare", capacity = 1 }, new { kind = "transport", capacity = 5 }];

    [Fact]
    public async Task Support_comes_with_the_place_and_goes_with_it()
    {
        var id = await fixture.NewEvent(capacity: 10, support: OneChild);
        var (first, second) = (await fixture.NewGuest(), await fixture.NewGuest());

        var held = await first.Ask(id,
            new { support = new object[] { new { kind = "childcare" }, new { kind = "transport", seats = 2 } }, insistOnSupport = true });

        held.State().ShouldBe("confirmed");
        (await Figures(id, "childcare")).ShouldBe((1, 0));
        (await Figures(id, "transport")).ShouldBe((2, 0));
        await first.GiveBack(held);
        (await Figures(id, "transport")).ShouldBe((0, 0));
        (await second.Ask(id, new { support = new[] { new { kind = "childcare" } } })).Met().ShouldBe([true]);
    }

    [Fact]
    public async Task Who_takes_the_place_in_any_case_has_it_and_what_was_missing_is_counted()
    {
        var id = await fixture.NewEvent(capacity: 10, support: OneChild);
        var guest = await fixture.NewGuest();

        var place = await guest.Ask(id,
            new { support = new[] { new { kind = "childcare", seats = 2 }, new { kind = "interpreter", seats = 1 } } });

        place.State().ShouldBe("confirmed");
        place.Met().ShouldBe([false, false], "two children do not sit on one seat");
        (await Figures(id, "childcare")).ShouldBe((0, 2));
        (await Figures(id, "interpreter")).ShouldBe((0, 1));

        await guest.GiveBack(place);
        await guest.Ask(id, new { support = new[] { new { kind = "childcare", seats = 2 } } });
        (await Figures(id, "childcare")).ShouldBe((0, 2), "the same need is not counted twice");
    }

    [Fact]
    public async Task Who_insists_is_asked_first_and_chooses()
    {
        var id = await fixture.NewEvent(capacity: 10, support: OneChild);
        var (mother, guest, other) = (await fixture.NewGuest(), await fixture.NewGuest(), await fixture.NewGuest());
        var child = new { support = new[] { new { kind = "childcare" } }, insistOnSupport = true };
        var taken = await mother.Ask(id, child);

        var asked = await guest.Ask(id, child);
        (asked.State(), asked.Met()[0]).ShouldBe(("offered", false));
        var accept = $"/v1/places/{asked.Id()}/acceptance";
        (await (await guest.PostSeen(accept)).ShouldBeProblem(409, "support_not_available")).GetProperty("missing")[0]
            .GetString().ShouldBe("childcare");
        (await guest.Place(asked)).State().ShouldBe("offered");
        (await Figures(id, "childcare")).ShouldBe((1, 1));

        // The other way: what was missing became free before she answered.
        var later = await other.Ask(id, child);
        await mother.GiveBack(taken);
        var lucky = await (await other.PostSeen($"/v1/places/{later.Id()}/acceptance")).Json();
        (lucky.State(), lucky.Met()[0]).ShouldBe(("confirmed", true));
        (await Figures(id, "childcare")).ShouldBe((1, 1));

        (await (await guest.PostSeen(accept, new { withoutSupport = true })).Json()).State().ShouldBe("confirmed");
        await fixture.ShouldAddUp(id);
    }

    [Fact]
    public async Task Twenty_at_once_for_three_childcare_seats_hold_three()
    {
        var id = await fixture.NewEvent(capacity: 30, support: [new { kind = "childcare", capacity = 3 }]);
        var guests = await fixture.NewGuests(20);

        var places = await Task.WhenAll(
            guests.Select(g => g.Ask(id, new { support = new[] { new { kind = "childcare" } }, insistOnSupport = true })));

        places.Count(p => p.State() == "confirmed").ShouldBe(3);
        places.Count(p => p.State() == "offered").ShouldBe(17);
        (await Figures(id, "childcare")).ShouldBe((3, 17));
        await fixture.ShouldAddUp(id);
    }

    private async Task<(int Taken, int Unmet)> Figures(Guid id, string kind)
    {
        var plan = await (await fixture.As("person/at-bashy/coordinator")).GetJson($"/v1/events/{id}/plan");
        var figures = plan.GetProperty("support").EnumerateArray().Single(s => s.GetProperty("kind").GetString() == kind);
        return (figures.GetProperty("taken").GetInt32(), figures.GetProperty("unmet").GetInt32());
    }
}

internal static class Needs
{
    public static List<bool> Met(this JsonElement place) =>
        [.. place.GetProperty("support").EnumerateArray().Select(s => s.GetProperty("met").GetBoolean())];
}
