using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>Her applications, which became enrolments.</summary>
internal sealed class ProgrammeDataHandler(RegistrationDb db, PersonVault vault, IJuryOfCohort jury, IPublishEndpoint publish)
    : IPersonalDataHandler
{
    public string Feature => "programmes";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Enrolment)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var rows = await (from enrolment in db.Enrolments.AsNoTracking()
                          where ids.Contains(enrolment.PersonId)
                          join cohort in db.Cohorts on enrolment.CohortId equals cohort.Id
                          join programme in db.Programmes on cohort.ProgrammeId equals programme.Id
                          orderby enrolment.Id
                          select new { enrolment, cohort.LabId, programme.Title }).ToListAsync(token);
        return new
        {
            Applications = rows.ConvertAll(row => new
            {
                row.enrolment.Id,
                row.enrolment.CohortId,
                row.LabId,
                Programme = row.Title,
                row.enrolment.State,
                Motivation = vault.OpenText(entries.Single(e => e.PersonId == row.enrolment.PersonId), Enrolment.MotivationColumn,
                row.enrolment.Motivation), row.enrolment.AppliedAt, row.enrolment.DecidedAt,
                Reason = row.enrolment.ReasonOf(entries.Single(e => e.PersonId == row.enrolment.PersonId), vault),
            }),
        };
    }

    /// <summary>Applications move, with what she wrote and was answered sealed anew under the key that remains. Of two that stand in one
    /// cohort the better one is kept: the one that came further, then the one that the jury gave more, then the surviving record's. The
    /// other one is deleted with the scores that were given to it, and a place that it had is given back.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        var (from, to) = (merge.From.PersonId, merge.To.PersonId);
        var all = await db.Enrolments.Where(e => e.PersonId == from || e.PersonId == to).ToListAsync(token);
        foreach (var rivals in all.Where(e => e.State is not EnrolmentState.Withdrawn).GroupBy(e => e.CohortId).Where(g => g.Count() > 1))
        {
            var ids = rivals.Select(e => e.Id).ToList();
            var points = await jury.PointsOf(ids, token);
            foreach (var lesser in rivals.OrderByDescending(Worth).ThenByDescending(e => points.GetValueOrDefault(e.Id))
                .ThenBy(e => e.PersonId == from).Skip(1))
            {
                await Delete(lesser, token);
            }
        }

        // What was deleted is gone before another one takes its place under the unique index.
        await db.SaveChangesAsync(token);
        foreach (var moving in all.Where(e => e.PersonId == from && db.Entry(e).State is not EntityState.Detached))
        {
            moving.MoveTo(vault, merge.From, merge.To);
        }

        await db.SaveChangesAsync(token);
    }

    /// <summary>Whatever she had applied for is withdrawn, and a place that she had is free again. The figures of the cohorts stay, and no
    /// word of hers or about her.</summary>
    public async Task Erase(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        var standing = await (from enrolment in db.Enrolments
                              where enrolment.PersonId == personId && (enrolment.State == EnrolmentState.Applied
                                  || enrolment.State == EnrolmentState.Admitted || enrolment.State == EnrolmentState.Active)
                              join cohort in db.Cohorts on enrolment.CohortId equals cohort.Id
                              join programme in db.Programmes on cohort.ProgrammeId equals programme.Id
                              orderby cohort.Id
                              select new { enrolment, cohort.LabId, programme.Title }).ToListAsync(token);
        foreach (var row in standing)
        {
            if (row.enrolment.HasPlace)
            {
                await Cohort.FreePlace(db.Cohorts, row.enrolment.CohortId, token);
            }

            row.enrolment.Withdraw(personId, null, now);
            await publish.Publish(new EnrolmentWithdrawn(row.enrolment.Id, personId, row.enrolment.CohortId, row.LabId, row.Title, true),
                token);
        }

        await db.SaveChangesAsync(token);
        await db.Enrolments.Where(e => e.PersonId == personId).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.Motivation, (byte[]?)null).SetProperty(e => e.Reason, (byte[]?)null), token);
    }

    private async Task Delete(Enrolment lesser, CancellationToken token)
    {
        db.Remove(lesser);
        if (Worth(lesser) >= 2)
        {
            await Cohort.FreePlace(db.Cohorts, lesser.CohortId, token);
        }
    }

    private static int Worth(Enrolment enrolment) => enrolment.State switch
    {
        EnrolmentState.Completed => 3,
        EnrolmentState.Admitted or EnrolmentState.Active => 2,
        EnrolmentState.Applied => 1,
        _ => 0,
    };
}
