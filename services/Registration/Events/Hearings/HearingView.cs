using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>An item of the agenda.</summary>
/// <param name="Id">To comment on.</param>
/// <param name="Position">1 for the first.</param>
/// <param name="Title">In the caller's language.</param>
/// <param name="Text">In the caller's language; null when the title says it all.</param>
internal sealed record ItemView(Guid Id, int Position, string Title, string? Text);

/// <summary>A public hearing, as anyone may read it.</summary>
/// <param name="EventId">The event at which it is held.</param>
/// <param name="CommentsUntil">UTC.</param>
/// <param name="Agenda">In order.</param>
/// <param name="Minutes">In the caller's language; null before there are any.</param>
/// <param name="Decision">In the caller's language; null before there is one.</param>
/// <param name="DecidedAt">When it was published.</param>
/// <param name="Version">For If-Match.</param>
internal sealed record HearingView(
    Guid EventId, DateTimeOffset CommentsUntil, IReadOnlyList<ItemView> Agenda, string? Minutes, string? Decision,
    DateTimeOffset? DecidedAt, int Version)
{
    public static HearingView Of(Hearing hearing, HttpContext http) => new(
        hearing.EventId, hearing.CommentsUntil,
        hearing.Agenda.OrderBy(i => i.Position).Select(i => new ItemView(i.Id, i.Position, http.Say(i.Title), Say(i.Text, http))).ToList(),
        Say(hearing.Minutes, http), Say(hearing.Decision, http), hearing.DecidedAt, hearing.Version);

    private static string? Say(LocalText? text, HttpContext http) => text is null ? null : http.Say(text);
}

/// <summary>Something that was decided on, as anyone may read it.</summary>
/// <param name="Id">The follow-up.</param>
/// <param name="EventId">The hearing's event.</param>
/// <param name="What">What is to be done, in the caller's language.</param>
/// <param name="Who">By which office or organisation, in the caller's language.</param>
/// <param name="Due">By which day.</param>
/// <param name="DoneOn">When it was done; null before.</param>
/// <param name="Outcome">What came of it, in the caller's language.</param>
/// <param name="Version">For If-Match.</param>
internal sealed record FollowUpView(Guid Id, Guid EventId, string What, string Who, DateOnly Due, DateOnly? DoneOn, string? Outcome,
    int Version)
{
    public static FollowUpView Of(FollowUp f, HttpContext http) => new(
        f.Id, f.EventId, http.Say(f.What), http.Say(f.Who), f.Due, f.DoneOn, f.Outcome is { } outcome
        ? http.Say(outcome) : null, f.Version);
}
