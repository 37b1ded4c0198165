using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

internal static class Enrol
{
    /// <summary>A seat when one is free, else a place in the queue.</summary>
    public static async Task<Results<Created<EnrolmentView>, Refusal>> Handle(
        Guid id, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        var offering = await db.Offerings.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, token);
        if (offering is null)
        {
            return Refusal.NotFound;
        }

        if (await db.Enrolments.AnyAsync(e => e.OfferingId == id && e.PersonId == caller.PersonId && e.State != EnrolmentState.Dropped, token))
        {
            return Refusal.Of(EnrolmentRules.AlreadyEnrolled);
        }

        var course = await db.Courses.AsNoTracking().Include(c => c.Prerequisites).SingleAsync(c => c.Id == offering.CourseId, token);
        if (await Missing(db, course, caller.PersonId, token) is { Count: > 0 } missing)
        {
            return Refusal.Of(EnrolmentRules.PrerequisitesMissing.With("missing",
                missing.Select(c => new MissingCourse(c.Id, c.Title.In(http.Language()))).ToList()));
        }

        var sessions = await db.TrainingSessions.CountAsync(s => s.OfferingId == id, token);
        if (await Seats.Take(db, id, token) is not { } place)
        {
            return Refusal.Of(OfferingRules.NotOpen);
        }

        var now = clock.GetUtcNow();
        var enrolment = Enrolment.Request(offering, course.Rule, caller.PersonId, now);
        if (place.Ticket is { } ticket)
        {
            enrolment.Wait(ticket);
        }
        else
        {
            enrolment.Admit(now);
            await publish.Publish(Waitlist.Enrolled(enrolment, offering, course), token);
        }

        db.Add(enrolment);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates(Enrolment.OneLive))
        {
            return Refusal.Of(EnrolmentRules.AlreadyEnrolled);
        }

        http.SetETag(enrolment);
        return TypedResults.Created($"/v1/enrolments/{enrolment.Id}", EnrolmentView.Of(new EnrolmentRow
        {
            Enrolment = enrolment,
            Offering = offering,
            Course = course,
            Sessions = sessions,
            Ahead = await Waitlist.Ahead(db, enrolment, token),
        }, http));
    }

    private static async Task<List<Course>> Missing(TrainingDb db, Course course, Guid personId, CancellationToken token)
    {
        var required = course.Prerequisites.Select(p => p.RequiresId).ToArray();
        return required.Length == 0 ? [] : await db.Courses.AsNoTracking().Where(c => required.Contains(c.Id)
            && !db.Enrolments.Any(e => e.CourseId == c.Id && e.PersonId == personId && e.State == EnrolmentState.Completed)).ToListAsync(token);
    }
}

/// <summary>A course that has to be completed first.</summary>
/// <param name="Id">The course.</param>
/// <param name="Title">Its title in the caller's language.</param>
internal sealed record MissingCourse(Guid Id, string Title);
