namespace CreativeLabs.Web.Teaching;

/// <summary>The pages of who teaches: her offerings, who learns there, who was there, what was reached.</summary>
internal static class TeachingPages
{
    public static void MapTeaching(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/teaching").SignedInOnly();
        mine.MapGet("", List);
        mine.MapGet("/{id:guid}", (Guid id, ApiClient api, LabDirectory labs, PersonNames names, Visit visit) =>
            ShowOffering(id, api, labs, names, visit, null));
        mine.MapPost("/{id:guid}/{step:alpha}", Step);
        mine.MapGet("/{id:guid}/sessions/{session:guid}", (Guid id, Guid session, ApiClient api, PersonNames names, Visit visit) =>
            AttendancePages.Show(id, session, api, names, visit, null, null));
        mine.MapPost("/{id:guid}/sessions/{session:guid}", AttendancePages.Mark);
        mine.MapPost("/{id:guid}/sessions/{session:guid}/corrections", AttendancePages.Correct);
        mine.MapGet("/learners/{id:guid}", (Guid id, ApiClient api, PersonNames names, Visit visit) =>
            AssessmentPages.Show(id, api, names, visit, null, null));
        mine.MapPost("/learners/{id:guid}", AssessmentPages.Assess);
    }

    /// <summary>What she teaches herself, and at the labs that she runs everything.</summary>
    private static async Task<IResult> List(ApiClient api, LabDirectory labs, Visit visit)
    {
        var caller = visit.Session!.Caller;
        var taught = visit.LabsTaughtAt();
        if (taught.Count == 0)
        {
            throw new ApiRefusedException(new Problem(403, "forbidden", null, null));
        }

        var found = await Task.WhenAll(taught.Take(5).Select(lab => api.Find(TeachingApi.Offerings, $"labId={lab}&limit=100")));
        var offerings = found.SelectMany(page => page.Items)
            .Where(one => one.TrainerId == caller.PersonId || caller.IsCoordinatorOf(one.LabId)).ToList();
        return Show.Page<OfferingsPage, OfferingsModel>(new(offerings, await labs.All()));
    }

    private static async Task<IResult> ShowOffering(
        Guid id, ApiClient api, LabDirectory labs, PersonNames names, Visit visit, Problem? problem)
    {
        var answer = await api.Try(TeachingApi.GetOffering, id);
        var offering = answer.OrFail();
        visit.TrainerOnly(offering.LabId);
        var sessions = api.Try(CoursesApi.Sessions, id);
        var learners = await api.Find(TeachingApi.Learners, "limit=100", id);
        return Show.Page<OfferingPage, OfferingModel>(new(offering, answer.ETag, (await sessions).Value?.Items ?? [],
            await Named.Of(learners.Items, offering.LabId, names, visit), await labs.WithId(offering.LabId)), problem);
    }

    private static async Task<IResult> Step(
        Guid id, string step, Sent sent, ApiClient api, LabDirectory labs, PersonNames names, Visit visit)
    {
        var operation = step switch { "publish" => TeachingApi.Publish, "start" => TeachingApi.Start, _ => TeachingApi.Finish };
        return await api.Send(operation, new None(), sent, id) is { Problem: { } problem }
            ? await ShowOffering(id, api, labs, names, visit, problem) : Show.See(visit.To($"/teaching/{id}?done=saved"));
    }
}

/// <summary>A learner with what the page calls her: the lab's coordinator may know names, a trainer sees the order of the list.</summary>
/// <param name="Number">From 1, in the order of enrolment.</param>
public sealed record Named(Learner Learner, int Number, string? Name)
{
    internal static async Task<IReadOnlyList<Named>> Of(IReadOnlyList<Learner> learners, Guid lab, PersonNames names, Visit visit)
    {
        var known = visit.Session!.Caller.IsCoordinatorOf(lab) ? await names.Of(learners.Where(IsThere).Select(one => one.PersonId))
            : new Dictionary<Guid, string>();
        return [.. learners.Select((one, n) => new Named(one, n + 1, known.GetValueOrDefault(one.PersonId)))];
    }

    /// <summary>She has a seat, or had one to the end.</summary>
    internal static bool IsThere(Learner learner) => learner.State is "enrolled" or "completed" or "notCompleted";
}

public sealed record OfferingsModel(IReadOnlyList<OfferingTaught> Offerings, IReadOnlyList<Lab> Labs);

public sealed record OfferingModel(
    OfferingTaught Offering, string? ETag, IReadOnlyList<Api.Session> Sessions, IReadOnlyList<Named> Learners, Lab? Lab);
