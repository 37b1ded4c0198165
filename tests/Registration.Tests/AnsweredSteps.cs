using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Hearings;
using CreativeLabs.Registration.Tests.Bookings;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>What was said to one woman, and about what.</summary>
internal sealed record Answers(Guid TakenOff, Guid Application, Guid Rejected, Guid Cancelled, Guid Story, Guid Hearing, Guid Comment);

/// <summary>Staff say a sentence to one woman wherever one can be said.</summary>
internal static class AnsweredSteps
{
    /// <summary>How many sentences of <see cref="IsAnswered"/> stay; one more is replaced by the next on the same thing.</summary>
    public const int Sentences = 6;

    /// <param name="fixture">The service.</param>
    /// <param name="her">A member of At-Bashy who agreed to stories.</param>
    /// <param name="hearing">Where she comments.</param>
    /// <param name="say">The sentence in its languages, of what it is about.</param>
    public static async Task<Answers> IsAnswered(this RegistrationFixture fixture, HttpClient her, Guid hearing, Func<string, object> say)
    {
        var coordinator = await fixture.Coordinator();
        var left = await Applied(her);
        await Decide(coordinator, left, new { outcome = "admitted", reason = say("why she is let in") });
        await (await coordinator.SendWith(
            HttpMethod.Post, $"/v1/applications/{left}/withdrawal", new { reason = say("why she is taken off the list") }, ifMatch: "*"))
            .Json();
        var application = await Applied(her);
        await Decide(coordinator, application, new { outcome = "rejected", reason = say("why not this time") });
        var (rejected, cancelled) = await Books(fixture, her, say);

        var story = await StoryDesk.Write(her);
        await (await StoryDesk.Submit(her, story)).Json();
        await (await coordinator.SendWith(
            HttpMethod.Post, $"/v1/stories/{story}/review", new { approve = false, reason = say("what to change in a story") },
            ifMatch: "*")).Json();

        var comment = (await (await her.PostCreating($"/v1/events/{hearing}/comments", new { text = "Суу кайда?" })).Json()).Id();
        await Hide(coordinator, comment, say("why a comment is hidden"));
        return new Answers(left, application, rejected, cancelled, story, hearing, comment);
    }

    /// <summary>A hearing on another day, whose comments are open.</summary>
    public static async Task<Guid> NewHearing(this RegistrationFixture fixture)
    {
        var id = await fixture.NewEvent();
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            var held = db.Events.Single(e => e.Id == id);
            db.Entry(held).Property(e => e.Kind).CurrentValue = EventKind.PublicHearing;
            db.Add(Hearing.Announce(id, held.EndsAt.AddDays(-1)));
            await db.SaveChangesAsync();
        });
        return id;
    }

    public static async Task Hide(HttpClient coordinator, Guid comment, object reason) =>
        await (await coordinator.SendWith(HttpMethod.Put, $"/v1/hearing-comments/{comment}/moderation", new { hidden = true, reason },
            ifMatch: "*")).Json();

    private static async Task<(Guid Rejected, Guid Cancelled)> Books(RegistrationFixture fixture, HttpClient her, Func<string, object> say)
    {
        var world = new BookingWorld(fixture);
        var lab = await world.NewLab();
        var (room, day) = (await world.NewResource(lab, needsApproval: true), world.Coming());
        await (await her.PostCreating($"/v1/labs/{lab.Id}/memberships")).Json();
        var coordinator = await fixture.As(lab.Coordinator);
        var (rejected, cancelled) = (await BookingWorld.Booked(her, room, BookingWorld.At(day, 10)),
            await BookingWorld.Booked(her, room, BookingWorld.At(day, 12)));
        await (await BookingWorld.Decide(coordinator, rejected, new { approve = false, reason = say("why a booking is not confirmed") }))
            .Json();
        await (await BookingWorld.Cancel(coordinator, cancelled, new { reason = say("why a booking is cancelled") })).Json();
        return (rejected, cancelled);
    }

    private static async Task<Guid> Applied(HttpClient her) =>
        (await (await her.PostCreating($"/v1/cohorts/{CohortAtBashy}/applications", new { })).Json()).Id();

    private static async Task Decide(HttpClient coordinator, Guid application, object decision) =>
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/applications/{application}/decision", decision, ifMatch: "*")).Json();
}
