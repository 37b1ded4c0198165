using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>The enrolments follow their cohort, a bounded number at a time: who has a place begins with it and completes with it, and who
/// was never answered is told at its end.</summary>
[ConsumerName("CreativeLabs.Registration.Programmes.MoveEnrolmentsOn")]
internal sealed class CohortWorkConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<CohortWorkDue>
{
    private const int AtOnce = 100;

    public async Task Consume(ConsumeContext<CohortWorkDue> context)
    {
        var (id, token) = (context.Message.CohortId, context.CancellationToken);
        var found = await db.Cohorts.AsNoTracking().Where(c => c.Id == id)
            .Join(db.Programmes, c => c.ProgrammeId, p => p.Id, (cohort, programme) => new { cohort, programme.Title }).SingleAsync(token);
        EnrolmentState[] waiting = found.cohort.State switch
        {
            CohortState.Running => [EnrolmentState.Admitted],
            CohortState.Completed => [EnrolmentState.Admitted, EnrolmentState.Active, EnrolmentState.Applied],
            _ => [],
        };
        var enrolments = await db.Enrolments.Where(e => e.CohortId == id && waiting.Contains(e.State)).OrderBy(e => e.Id).Take(AtOnce)
            .ToListAsync(token);
        foreach (var enrolment in enrolments)
        {
            if (Move(enrolment, found.cohort, found.Title) is { } fact)
            {
                await context.Publish(fact, fact.GetType(), token);
            }
        }

        if (enrolments.Count == AtOnce)
        {
            await context.Publish(context.Message, token);
        }
    }

    private object? Move(Enrolment enrolment, Cohort cohort, LocalText title)
    {
        var (id, person, lab, now) = (enrolment.Id, enrolment.PersonId, cohort.LabId, clock.GetUtcNow());
        if (cohort.State is CohortState.Running)
        {
            return enrolment.Begin() ? new EnrolmentStarted(id, person, cohort.Id, lab, title) : null;
        }

        return enrolment.Complete(now) ? new EnrolmentCompleted(id, person, cohort.Id, lab, title)
            : enrolment.CloseUndecided(now) ? new EnrolmentDecided(id, person, cohort.Id, lab, title, Admitted: false)
            : null;
    }
}
