using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Programmes;

/// <summary>Keeps who takes part in which cohort. That she left is final, so the events may come in any order and any number of times.
/// Who went through it to the end still belongs to it: mentoring often begins when the programme is over.</summary>
internal sealed class ProgrammeProjection(MentoringDb db)
    : IConsumer<EnrolmentStarted>, IConsumer<EnrolmentCompleted>, IConsumer<EnrolmentWithdrawn>
{
    public Task Consume(ConsumeContext<EnrolmentStarted> context)
    {
        var told = context.Message;
        return Keep(told.EnrolmentId, told.CohortId, told.LabId, told.PersonId, left: false, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<EnrolmentCompleted> context)
    {
        var told = context.Message;
        return Keep(told.EnrolmentId, told.CohortId, told.LabId, told.PersonId, left: false, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<EnrolmentWithdrawn> context)
    {
        var told = context.Message;
        return Keep(told.EnrolmentId, told.CohortId, told.LabId, told.PersonId, left: true, context.CancellationToken);
    }

    private Task<int> Keep(Guid enrolment, Guid cohort, Guid lab, Guid person, bool left, CancellationToken token) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO programme_participants (enrolment_id, cohort_id, lab_id, person_id, has_left)
            SELECT {enrolment}, {cohort}, {lab}, {person}, {left}
            WHERE NOT EXISTS (SELECT FROM erased_people WHERE person_id = {person})
            ON CONFLICT (enrolment_id) DO UPDATE SET has_left = programme_participants.has_left OR EXCLUDED.has_left
            """, token);
}
