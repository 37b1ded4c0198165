using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.Bookings.BookingWorld;

namespace CreativeLabs.Registration.Tests.Bookings;

[Collection<BookingSuite>]
public sealed class ResourceTests(RegistrationFixture fixture)
{
    private static readonly object Loom = new
    {
        kind = "loom",
        name = new { ky = "Токуу станогу", ru = "Ткацкий станок", en = "Loom" },
        slotMinutes = 60,
        maxMinutes = 180,
        daysAhead = 30,
    };

    private readonly BookingWorld world = new(fixture);

    [Fact]
    public async Task Anyone_sees_what_a_lab_has_to_book()
    {
        var kochkor = await fixture.Anonymous("ru").GetJson($"/v1/labs/{WellKnown.Id("lab/kochkor")}/resources?kind=loom");
        Items(kochkor).Select(r => r.GetProperty("name").GetString())
            .ShouldBe(["Ткацкий станок № 1", "Ткацкий станок № 2"], ignoreOrder: true);
        await (await fixture.Anonymous().GetAsync($"/v1/labs/{WellKnown.Id("lab/kochkor")}/resources?kind=Loom"))
            .ShouldBeProblem(400, "invalid_request");
        await (await fixture.Anonymous().GetAsync($"/v1/labs/{Guid.CreateVersion7()}/resources")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_coordinator_offers_a_resource_and_changes_its_terms()
    {
        var lab = await world.NewLab(ByDay);
        var coordinator = await fixture.As(lab.Coordinator, "ky");
        var offered = await coordinator.PostCreating($"/v1/labs/{lab.Id}/resources", Loom);
        offered.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await offered.Json()).Id();
        (await offered.Json()).GetProperty("name").GetString().ShouldBe("Токуу станогу");
        var change = new
        {
            name = new { en = "Big loom" }, slotMinutes = 30, maxMinutes = 90, daysAhead = 10, needsApproval = true,
            releaseMinutes = 20, inUse = false
        };

        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/resources/{id}", change)).ShouldBeProblem(428, "version_required");
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/resources/{id}", change, "\"7\"")).ShouldBeProblem(412, "stale_version");
        var changed = await coordinator.SendWith(HttpMethod.Put, $"/v1/resources/{id}", change, offered.Headers.ETag!.Tag);

        (await changed.Json()).GetProperty("inUse").GetBoolean().ShouldBeFalse();
        changed.Version().ShouldBe((await fixture.Anonymous().GetAsync($"/v1/resources/{id}")).Version());
        var member = await world.Member(lab);
        (await FreeHours(member, id, world.Coming())).ShouldBeEmpty();
        await (await Book(member, id, At(world.Coming(), 10), 30)).ShouldBeProblem(409, "resource_not_in_use");
    }

    [Fact]
    public async Task Nobody_but_the_labs_coordinator_changes_what_it_offers()
    {
        var lab = await world.NewLab();
        var id = await world.NewResource(lab);
        var change = new
        {
            name = new { en = "Mine" }, slotMinutes = 60, maxMinutes = 60, daysAhead = 10, needsApproval = false,
            releaseMinutes = 15, inUse = true
        };
        foreach (var other in new[] { await world.Member(lab), await fixture.As("person/at-bashy/coordinator"),
            await fixture.As("person/operator") })
        {
            await (await other.PostCreating($"/v1/labs/{lab.Id}/resources", Loom)).ShouldBeProblem(403, "not_allowed");
            await (await other.SendWith(HttpMethod.Put, $"/v1/resources/{id}", change, "*")).ShouldBeProblem(403, "not_allowed");
            await (await other.SendWith(HttpMethod.Put, $"/v1/labs/{lab.Id}/booking-quotas/loom", new { minutes = 60 }))
                .ShouldBeProblem(403, "not_allowed");
            await (await other.GetAsync($"/v1/labs/{lab.Id}/bookings")).ShouldBeProblem(403, "not_allowed");
            await (await other.GetAsync($"/v1/labs/{lab.Id}/booking-requests")).ShouldBeProblem(403, "not_allowed");
        }

        await (await fixture.Anonymous().PostCreating($"/v1/labs/{lab.Id}/resources", Loom)).ShouldBeProblem(401);
        await (await fixture.Anonymous().GetAsync($"/v1/labs/{lab.Id}/bookings")).ShouldBeProblem(401);
    }

    [Theory]
    [InlineData(0, 60, 30)]
    [InlineData(-60, 60, 30)]
    [InlineData(60, 90, 30)]
    [InlineData(60, 30, 30)]
    [InlineData(60, 1500, 30)]
    [InlineData(60, 60, 0)]
    [InlineData(60, 60, int.MaxValue)]
    [InlineData(int.MinValue, int.MaxValue, 30)]
    public async Task Terms_that_make_no_sense_are_refused(int slotMinutes, int maxMinutes, int daysAhead)
    {
        var lab = await world.NewLab();
        var offer = new { kind = "desk", name = new { en = "Desk" }, slotMinutes, maxMinutes, daysAhead };
        await (await (await fixture.As(lab.Coordinator)).PostCreating($"/v1/labs/{lab.Id}/resources", offer))
            .ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task The_coordinator_sets_the_weekly_quota_of_a_kind()
    {
        var lab = await world.NewLab();
        var coordinator = await fixture.As(lab.Coordinator);
        var url = $"/v1/labs/{lab.Id}/booking-quotas/sewingMachine";
        (await fixture.Anonymous().GetJson(url)).GetProperty("minutes").GetInt32().ShouldBe(1200);

        var first = await coordinator.SendWith(HttpMethod.Put, url, new { minutes = 600 });

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await coordinator.SendWith(HttpMethod.Put, url, new { minutes = 300 })).ShouldBeProblem(428, "version_required");
        (await coordinator.SendWith(HttpMethod.Put, url, new { minutes = 300 }, first.Headers.ETag!.Tag)).StatusCode.ShouldBe(
            HttpStatusCode.OK);
        (await fixture.Anonymous().GetJson(url)).GetProperty("minutes").GetInt32().ShouldBe(300);
        await (await coordinator.SendWith(HttpMethod.Put, url, new { minutes = 10081 }, "*")).ShouldBeProblem(400, "invalid_request");
        await (await coordinator.GetAsync($"/v1/labs/{lab.Id}/booking-quotas/kiln")).ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task Free_slots_are_for_members_and_for_days_within_reach()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab, daysAhead: 5);
        var url = $"/v1/resources/{resource}/free-slots";
        await (await fixture.Anonymous().GetAsync(url)).ShouldBeProblem(401);
        await (await (await world.Member(await world.NewLab())).GetAsync(url)).ShouldBeProblem(403, "not_allowed");
        var member = await world.Member(lab);
        await (await member.GetAsync($"/v1/resources/{Guid.CreateVersion7()}/free-slots")).ShouldBeProblem(404, "not_found");
        foreach (var query in new[] { "days=0", "days=15", "days=x", "from=9999-12-31", "from=0001-01-01", "from=2026-02-30" })
        {
            await (await member.GetAsync($"{url}?{query}")).ShouldBeProblem(400);
        }

        var days = (await member.GetJson(url + "?days=14")).GetProperty("days").EnumerateArray().ToList();
        days.Count.ShouldBe(14);
        days.Skip(6).ShouldAllBe(day => day.GetProperty("free").GetArrayLength() == 0);
        (await member.GetJson($"{url}?from={world.Today.AddDays(-3):yyyy-MM-dd}&days=3")).GetProperty("days").EnumerateArray()
            .ShouldAllBe(day => day.GetProperty("free").GetArrayLength() == 0);
    }

    [Fact]
    public async Task The_coordinator_sees_names_of_a_day_and_each_look_is_recorded()
    {
        var lab = await world.NewLab(ByDay);
        var resource = await world.NewResource(lab);
        var person = await fixture.NewPerson(lab.Id, name: "Каныкей");
        var day = world.Coming();
        var client = await fixture.As(person);
        await Booked(client, resource, At(day, 9));
        await Booked(client, resource, At(day, 17));
        await Booked(client, resource, At(day.AddDays(1), 9));
        var coordinator = await fixture.As(lab.Coordinator);

        var listed = Items(await coordinator.GetJson($"/v1/labs/{lab.Id}/bookings?day={day:yyyy-MM-dd}"));

        listed.Count.ShouldBe(2);
        listed.ShouldAllBe(b => b.GetProperty("name").GetString() == "Каныкей");
        (await fixture.WithDb<RegistrationDb, int>(db =>
            db.StaffReads.CountAsync(r => r.PersonId == person && r.StaffId == lab.Coordinator && r.What == "name"))).ShouldBe(2);
        await (await coordinator.GetAsync($"/v1/labs/{lab.Id}/bookings?day=9999-12-31")).ShouldBeProblem(400, "invalid_request");
        await (await coordinator.GetAsync($"/v1/labs/{Guid.CreateVersion7()}/bookings")).ShouldBeProblem(404, "not_found");
    }
}
