using System.Globalization;

namespace CreativeLabs.Web.Mentoring;

/// <summary>What two women do together: when they meet, what they want to reach. Both see the same page.</summary>
internal static class MentorshipPages
{
    private static readonly string[] Steps = ["confirm", "deny", "cancel"];

    public static async Task<IResult> Show(Guid id, ApiClient api, Visit visit, Sent? sent, Problem? problem)
    {
        var today = new Spoken(visit.Language, visit.Now).Today;
        var contact = api.Try(MentorshipsApi.GetContact, id);
        var slots = api.TryFind(MentorshipsApi.GetSlots, $"from={today:yyyy-MM-dd}&to={today.AddDays(13):yyyy-MM-dd}", id);
        var sessions = api.TryFind(MentorshipsApi.Sessions, "limit=50", id);
        var goals = api.TryFind(MentorshipsApi.Goals, "limit=20", id);
        var mentorship = await api.Get(MentorshipsApi.Get, id);
        var planned = ((await sessions).Value?.Items ?? []).OrderByDescending(one => one.StartsAt).Take(12).ToList();
        // What can still change is read by itself: a change names the version that was seen.
        var seen = await Task.WhenAll(planned.Where(one => one.State is "planned").Take(6)
            .Select(async one => (one.Id, (await api.Try(MentorshipsApi.GetSession, one.Id)).ETag)));
        var open = await Task.WhenAll(((await goals).Value?.Items ?? []).Select(async one =>
            (Goal: one, ETag: one.State is "open" ? (await api.Try(MentorshipsApi.GetGoal, one.Id)).ETag : null)));
        return Shell.Show.Page<MentorshipPage, MentorshipModel>(new(mentorship, (await contact).Value, Begin((await slots).Value),
            (await slots).Value?.Minutes ?? 60, planned, seen.ToDictionary(one => one.Id, one => one.ETag), open, sent), problem);
    }

    /// <summary>At a free time of hers, or at another one that the two agreed on.</summary>
    public static async Task<IResult> Plan(Guid id, Sent sent, ApiClient api, Visit visit)
    {
        if (Moment(sent) is not { } start)
        {
            return await Show(id, api, visit, sent, Problem.OfField("day", MentoringWords.WhenMissing.In(visit.Language)));
        }

        var where = sent["place"];
        var link = where?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) is true;
        var wanted = new SessionWanted(start, sent.Number("minutes") ?? 60, link ? null : where, link ? where : null);
        return await api.Send(MentorshipsApi.PlanSession, wanted, sent, id) is { Problem: { } problem }
            ? await Show(id, api, visit, sent, problem.Rename(("startsAt", "day"), ("link", "place")))
            : Shell.Show.See(visit.To($"/mentoring/{id}?done=saved"));
    }

    public static async Task<IResult> Step(Guid id, Guid session, string step, Sent sent, ApiClient api, Visit visit)
    {
        if (!Steps.Contains(step))
        {
            return ErrorPages.NotFound();
        }

        var operation = step switch
        {
            "confirm" => MentorshipsApi.ConfirmSession,
            "deny" => MentorshipsApi.DenySession,
            _ => MentorshipsApi.CancelSession,
        };
        return await api.Send(operation, new None(), sent, session) is { Problem: { } problem }
            ? await Show(id, api, visit, sent, problem)
            : Shell.Show.See(visit.To($"/mentoring/{id}?done={(step is "cancel" ? "cancelled" : "saved")}"));
    }

    public static async Task<IResult> SetGoal(Guid id, Sent sent, ApiClient api, Visit visit)
    {
        var target = DateOnly.TryParseExact(sent["targetOn"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : (DateOnly?)null;
        return await api.Send(MentorshipsApi.SetGoal, new GoalWanted(sent["text"] ?? "", target), sent, id) is { Problem: { } problem }
            ? await Show(id, api, visit, sent, problem) : Shell.Show.See(visit.To($"/mentoring/{id}?done=saved"));
    }

    public static async Task<IResult> Reach(Guid id, Guid goal, Sent sent, ApiClient api, Visit visit) =>
        await api.Send(MentorshipsApi.ReachGoal, new None(), sent, goal) is { Problem: { } problem }
            ? await Show(id, api, visit, sent, problem) : Shell.Show.See(visit.To($"/mentoring/{id}?done=saved"));

    private static IReadOnlyList<DateTimeOffset> Begin(Slots? slots) => [.. (slots?.Items ?? [])
        .Select(text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at : DateTimeOffset.MinValue)
        .Where(at => at != DateTimeOffset.MinValue).Take(24)];

    private static DateTimeOffset? Moment(Sent sent) =>
        long.TryParse(sent["slot"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : DateOnly.TryParseExact(sent["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && TimeOnly.TryParse(sent["hour"], CultureInfo.InvariantCulture, out var hour) ? Spoken.At(day, hour) : null;
}

/// <param name="Slots">When the mentor is free in the next two weeks.</param>
/// <param name="Minutes">How long a slot is.</param>
/// <param name="Seen">The versions of the sessions that can still change.</param>
public sealed record MentorshipModel(
    Mentorship Mentorship, Contact? Contact, IReadOnlyList<DateTimeOffset> Slots, int Minutes, IReadOnlyList<MentoringSession> Sessions,
    IReadOnlyDictionary<Guid, string?> Seen, IReadOnlyList<(Goal Goal, string? ETag)> Goals, Sent? Sent);
