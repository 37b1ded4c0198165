using System.Text.Json;
using CreativeLabs.Registration.Tests.Bookings;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>What staff say to one woman lies sealed under her key; she reads it in her language, and nobody is sent it.</summary>
[Collection<EventSuite>]
public sealed class AnswerTests(RegistrationFixture fixture)
{
    private static readonly Func<string, object> Say = what => new { ky = $"ky {what}", en = $"en {what}" };

    [Fact]
    public async Task She_reads_what_she_was_answered_in_her_language_in_lists_and_one_by_one()
    {
        var (person, _) = await fixture.NewAuthor();
        var her = await fixture.As(person, "ky");
        var told = await fixture.IsAnswered(her, await fixture.NewHearing(), Say);

        (await Reasons(her, "/v1/me/applications")).ShouldBe(["ky why she is taken off the list", "ky why not this time"]);
        (await Reasons(her, "/v1/me/bookings")).ShouldBe(["ky why a booking is not confirmed", "ky why a booking is cancelled"]);
        (await Reasons(her, "/v1/me/stories")).ShouldBe(["ky what to change in a story"]);
        Reason(await her.GetJson($"/v1/applications/{told.Application}")).ShouldBe("ky why not this time");
        Reason(await her.GetJson($"/v1/bookings/{told.Cancelled}")).ShouldBe("ky why a booking is cancelled");
        Reason((await her.GetJson($"/v1/stories/{told.Story}/manuscript")).GetProperty("standing"))
            .ShouldBe("ky what to change in a story");
        (await HiddenFor(fixture.Anonymous("en"), told.Hearing)).ShouldBe(["en why a comment is hidden"]);

        var coordinator = await fixture.Coordinator();
        Reason(await coordinator.GetJson($"/v1/applications/{told.TakenOff}")).ShouldBe("en why she is taken off the list");
    }

    [Fact]
    public async Task Whatever_she_was_answered_goes_along_when_two_records_of_her_become_one()
    {
        var (old, before) = await fixture.NewAuthor();
        var stays = await fixture.NewPerson(AtBashy);
        var told = await fixture.IsAnswered(before, await fixture.NewHearing(), Say);

        await (await (await fixture.Coordinator()).Merge(old, stays)).Json();

        var her = await fixture.As(stays, "ky");
        (await Reasons(her, "/v1/me/applications")).ShouldBe(["ky why she is taken off the list", "ky why not this time"]);
        (await Reasons(her, "/v1/me/bookings")).ShouldBe(["ky why a booking is not confirmed", "ky why a booking is cancelled"]);
        (await Reasons(her, "/v1/me/stories")).ShouldBe(["ky what to change in a story"]);
        (await HiddenFor(her, told.Hearing)).ShouldBe(["ky why a comment is hidden"]);
        var rooms = (await her.GetJson("/v1/me/export")).GetProperty("rooms").ToString();
        rooms.ShouldSatisfyAllConditions(
            all => all.ShouldContain("en why not this time"), all => all.ShouldContain("en why a booking is cancelled"),
            all => all.ShouldContain("en what to change in a story"), all => all.ShouldContain("en why a comment is hidden"));
    }

    [Fact]
    public async Task Why_a_comment_from_paper_is_hidden_can_be_read_and_lies_sealed()
    {
        var (hearing, coordinator) = (await fixture.NewHearing(), await fixture.Coordinator());
        var receivedAt = fixture.Clock.GetUtcNow().AddHours(-1);
        var comment = (await (await coordinator.PostCreating($"/v1/events/{hearing}/paper-comments", new { text = "Ал ууру!", receivedAt }))
            .Json()).Id();
        var canaries = new CanaryValues();

        await AnsweredSteps.Hide(coordinator, comment, new { ky = canaries.Words("why a comment on paper is hidden") });

        canaries.FoundIn(await fixture.DumpDatabase()).ShouldBeEmpty();
        canaries.FoundIn((await HiddenFor(fixture.Anonymous("ky"), hearing)).ShouldHaveSingleItem()!).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_coordinators_export_says_what_she_decided_and_not_what_she_said_to_others()
    {
        var (world, canaries) = (new BookingWorld(fixture), new CanaryValues());
        var lab = await world.NewLab();
        var coordinator = await fixture.As(lab.Coordinator);
        var booking = await BookingWorld.Booked(await world.Member(lab), await world.NewResource(lab, needsApproval: true),
            BookingWorld.At(world.Coming(), 10));
        (await BookingWorld.Decide(coordinator, booking,
            new { approve = false, reason = canaries.InThree("why a booking is not confirmed") })).EnsureSuccessStatusCode();

        var rooms = (await coordinator.GetJson("/v1/me/export")).GetProperty("rooms");

        rooms.GetProperty("bookings").GetProperty("decided").EnumerateArray().ShouldHaveSingleItem().Id().ShouldBe(booking);
        canaries.FoundIn(rooms.ToString()).ShouldBeEmpty();
    }

    private static async Task<List<string?>> Reasons(HttpClient client, string list) => [.. (await client.Items(list)).Select(Reason)];

    private static async Task<List<string?>> HiddenFor(HttpClient client, Guid hearing) =>
        [.. (await client.Items($"/v1/events/{hearing}/comments")).Select(c => c.GetProperty("hiddenFor").GetString())];

    private static string? Reason(JsonElement shown) => shown.GetProperty("reason").GetString();
}
