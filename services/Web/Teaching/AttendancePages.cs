namespace CreativeLabs.Web.Teaching;

/// <summary>Who was there at a session. Lists are merged by the platform: who is present in one of them was there.</summary>
internal static class AttendancePages
{
    internal static readonly string[] Reasons = ["slip", "wrongPerson", "lookedAtAgain"];

    public static async Task<IResult> Show(
        Guid id, Guid session, ApiClient api, PersonNames names, Visit visit, Sent? sent, Problem? problem)
    {
        var offering = await api.Get(TeachingApi.GetOffering, id);
        visit.TrainerOnly(offering.LabId);
        var sessions = api.Try(CoursesApi.Sessions, id);
        var marks = api.Get(TeachingApi.GetAttendance, session);
        var learners = await api.Find(TeachingApi.Learners, "limit=100", id);
        var named = await Named.Of(learners.Items, offering.LabId, names, visit);
        return Shell.Show.Page<AttendancePage, AttendanceModel>(new(offering, session,
            (await sessions).Value?.Items.FirstOrDefault(one => one.Id == session), [.. named.Where(one => Named.IsThere(one.Learner))],
            await marks, sent), problem);
    }

    public static async Task<IResult> Mark(Guid id, Guid session, Sent sent, ApiClient api, PersonNames names, Visit visit)
    {
        var present = Ids(sent.All("present"));
        var marks = new MarksMade(present, [.. Ids(sent.All("listed")).Except(present)]);
        return await api.Send(TeachingApi.Mark, marks, sent, session) is { Problem: { } problem }
            ? await Show(id, session, api, names, visit, sent, problem)
            : Shell.Show.See(visit.To($"/teaching/{id}/sessions/{session}?done=saved"));
    }

    public static async Task<IResult> Correct(Guid id, Guid session, Sent sent, ApiClient api, PersonNames names, Visit visit)
    {
        var learner = Guid.TryParse(sent["learner"], out var chosen) ? chosen : Guid.Empty;
        var correction = new MarkCorrected(learner, sent["was"] is "present", sent["reason"] ?? "slip");
        return await api.Send(TeachingApi.Correct, correction, sent, session) is { Problem: { } problem }
            ? await Show(id, session, api, names, visit, sent, problem)
            : Shell.Show.See(visit.To($"/teaching/{id}/sessions/{session}?done=saved"));
    }

    private static IReadOnlyList<Guid> Ids(IReadOnlyList<string> texts) =>
        [.. texts.Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
}

/// <param name="When">Null when it was called off.</param>
public sealed record AttendanceModel(
    OfferingTaught Offering, Guid SessionId, Api.Session? When, IReadOnlyList<Named> Learners, Marks Marks, Sent? Sent);
