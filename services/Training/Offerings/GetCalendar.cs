using CreativeLabs.Calendars;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

/// <summary>Where an offering online is held.</summary>
/// <param name="Link">The address to open at the time of a session.</param>
internal sealed record OnlineLink(string Link);

internal static class GetCalendar
{
    /// <summary>Anyone may take the dates; the link of an offering online is in it only for who learns or teaches there.</summary>
    public static async Task<Results<FileContentHttpResult, ProblemResult>> Handle(Guid id, Caller? caller, TrainingDb db,
        TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await db.Offerings.AsNoTracking().Include(o => o.Sessions).SeenBy(caller)
            .SingleOrDefaultAsync(o => o.Id == id, token) is not { } offering)
        {
            return ProblemResult.NotFound;
        }

        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == offering.CourseId, token);
        var link = offering.Link is not null && await Enters(db, offering, caller, token) ? offering.Link : null;
        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.File(
            OfferingCalendar.Of(offering, course, link, http, clock.GetUtcNow()), CalendarFile.MediaType, "offering.ics");
    }

    public static async Task<Results<Ok<OnlineLink>, ProblemResult>> Link(Guid id, Caller caller, TrainingDb db, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await db.Offerings.AsNoTracking().SeenBy(caller)
            .SingleOrDefaultAsync(o => o.Id == id, token) is not { Link: { } link } offering)
        {
            return ProblemResult.NotFound;
        }

        if (!await Enters(db, offering, caller, token))
        {
            return ProblemResult.Forbidden;
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new OnlineLink(link));
    }

    private static async Task<bool> Enters(TrainingDb db, Offering offering, Caller? caller, CancellationToken token) => caller is not null
        && (caller.IsTrainerAt(offering.LabId) || await db.Enrolments.AnyAsync(
            e => e.OfferingId == offering.Id && e.PersonId == caller.PersonId
            && (e.State == EnrolmentState.Enrolled || e.State == EnrolmentState.Completed), token));
}
