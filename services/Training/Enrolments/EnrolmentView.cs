using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using CreativeLabs.Training.Waivers;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>A learner in an offering.</summary>
/// <param name="Id">The enrolment.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="CourseId">The course.</param>
/// <param name="Course">The course's title in the caller's language.</param>
/// <param name="LabId">The lab.</param>
/// <param name="PersonId">The learner.</param>
/// <param name="State">enrolled, waitlisted, offered, offerLapsed, declined, completed, notCompleted or dropped.</param>
/// <param name="Position">Her place in the queue, from 1; null when she does not wait.</param>
/// <param name="OfferUntil">Until when she must answer; null unless a seat is offered to her.</param>
/// <param name="PartyId">Those with whom she was enrolled together.</param>
/// <param name="EnrolledBy">Who enrolled her, when she did not do it herself.</param>
/// <param name="DropReason">Why it was given up.</param>
/// <param name="Waiver">Who let her in without the courses that are required.</param>
/// <param name="StartsOn">The first day, in Asia/Bishkek.</param>
/// <param name="ContentVersion">The version of the course under which she asked, whose lessons are hers.</param>
/// <param name="CompletionRule">What she has to reach, as it was when she enrolled.</param>
/// <param name="Progress">What is recorded of her.</param>
/// <param name="CredentialNumber">The number of her valid credential; null when there is none.</param>
internal sealed record EnrolmentView(
    Guid Id, Guid OfferingId, Guid CourseId, string Course, Guid LabId, Guid PersonId, EnrolmentState State, int? Position,
    DateTimeOffset? OfferUntil, Guid? PartyId, Guid? EnrolledBy, DropReason? DropReason, WaiverView? Waiver, DateOnly StartsOn,
    int ContentVersion, CompletionRule CompletionRule, Progress Progress, string? CredentialNumber)
{
    public static EnrolmentView Of(EnrolmentRow row, HttpContext http) => new(
        row.Enrolment.Id, row.Offering.Id, row.Course.Id, http.Say(row.Course.Title), row.Offering.LabId, row.Enrolment.PersonId,
        row.Enrolment.State, row.Enrolment.State is EnrolmentState.Waitlisted ? row.Ahead + 1 : null,
        row.Enrolment.OfferUntil, row.Enrolment.PartyId, row.Enrolment.EnrolledBy, row.Enrolment.DropReason,
        row.Waiver is { } waiver ? WaiverView.Of(waiver, http) : null, row.Offering.StartsOn, row.Enrolment.ContentVersion,
        row.Enrolment.Rule, new Progress(row.Sessions, row.Attended, row.BestScore), row.Number);
}

/// <summary>An enrolment with all that its view tells, read in one query.</summary>
internal sealed class EnrolmentRow
{
    public required Enrolment Enrolment { get; init; }

    public required Offering Offering { get; init; }

    public required Course Course { get; init; }

    public required int Ahead { get; init; }

    public required int Sessions { get; init; }

    public int Attended { get; init; }

    public int? BestScore { get; init; }

    public string? Number { get; init; }

    public Waiver? Waiver { get; init; }

    /// <summary>One that was decided on just now, while its offering is held: nothing is recorded of her yet, and all who wait do so before
    /// her.</summary>
    public static EnrolmentRow New(LockedOffering held, Enrolment enrolment, Asking asking) => new()
    {
        Enrolment = enrolment,
        Offering = held.Offering,
        Course = held.Course,
        Ahead = Math.Max(0, held.Offering.Seating.Waiting - 1),
        Sessions = asking.Sessions,
        Waiver = asking.Waiver,
    };

    public static IQueryable<EnrolmentRow> In(TrainingDb db) =>
        from enrolment in db.Enrolments.AsNoTracking()
        join offering in db.Offerings on enrolment.OfferingId equals offering.Id
        join course in db.Courses on enrolment.CourseId equals course.Id
        select new EnrolmentRow
        {
            Enrolment = enrolment,
            Offering = offering,
            Course = course,
            Ahead = db.Enrolments.Count(e =>
                e.OfferingId == offering.Id && e.State == EnrolmentState.Waitlisted && e.Ticket < enrolment.Ticket),
            Sessions = db.TrainingSessions.Count(s => s.OfferingId == offering.Id && !s.Cancelled),
            Attended = db.Marks.Count(m =>
            m.EnrolmentId == enrolment.Id && m.Present && db.TrainingSessions.Any(s => s.Id == m.SessionId && !s.Cancelled)),
            BestScore = db.Assessments.Where(a => a.EnrolmentId == enrolment.Id).Max(a => (int?)a.Score),
            Number = db.Credentials.Where(c => c.EnrolmentId == enrolment.Id && c.Status == CredentialStatus.Valid).Select(c => c.Number)
            .SingleOrDefault(), Waiver = db.Waivers.SingleOrDefault(w => w.OfferingId == offering.Id && w.PersonId == enrolment.PersonId),
        };
}
