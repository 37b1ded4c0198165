using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Programmes;

/// <summary>Her applications, which became enrolments.</summary>
internal sealed class ProgrammeRecords(RegistrationDb db, PersonVault vault) : IPersonRecords
{
    public string Room => "programmes";

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
                Motivation = vault.OpenText(entries.Single(e => e.PersonId == row.enrolment.PersonId), Enrolment.MotivationColumn, row.enrolment.Motivation),
                row.enrolment.AppliedAt,
                row.enrolment.DecidedAt,
                row.enrolment.Reason,
            }),
        };
    }

    /// <summary>Applications move, with what she wrote sealed anew under the key that remains. Of two to one cohort the better one is kept, the surviving
    /// record's when they are equal; when both had a place, one is given back.</summary>
    public async Task Merge(Merger merger, CancellationToken token)
    {
        var hers = await db.Enrolments.Where(e => e.PersonId == merger.To.PersonId).ToListAsync(token);
        foreach (var moving in await db.Enrolments.Where(e => e.PersonId == merger.From.PersonId).ToListAsync(token))
        {
            var other = hers.SingleOrDefault(e => e.CohortId == moving.CohortId);
            if (other is not null && Worth(other) >= Worth(moving))
            {
                db.Remove(moving);
                if (moving.State is EnrolmentState.Admitted)
                {
                    await Cohort.GiveBackPlace(db.Cohorts, moving.CohortId, token);
                }

                continue;
            }

            if (other is not null)
            {
                // Gone before the other one takes its place under the unique index.
                db.Remove(other);
                await db.SaveChangesAsync(token);
            }

            var motivation = vault.OpenText(merger.From, Enrolment.MotivationColumn, moving.Motivation);
            moving.MoveTo(merger.To.PersonId, motivation is null ? null : vault.Seal(merger.To, Enrolment.MotivationColumn, motivation));
        }

        await db.SaveChangesAsync(token);
    }

    private static int Worth(Enrolment enrolment) => enrolment.State switch { EnrolmentState.Rejected => 0, EnrolmentState.Applied => 1, _ => 2 };
}
