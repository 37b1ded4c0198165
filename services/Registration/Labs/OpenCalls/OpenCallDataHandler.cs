using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>The juries that she sits on, what she scored, and how she was scored.</summary>
internal sealed class OpenCallDataHandler(RegistrationDb db) : IPersonalDataHandler
{
    public string Feature => "openCalls";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Juror), typeof(Score)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var juries = await db.Jurors.AsNoTracking().Where(j => ids.Contains(j.PersonId)).OrderBy(j => j.CohortId).ToListAsync(token);
        var cohorts = juries.Select(j => j.CohortId).Distinct().ToList();
        return new
        {
            Juries = juries.ConvertAll(j => new { j.CohortId, j.NamedAt }),
            Given = await db.Scores.AsNoTracking().Where(s => cohorts.Contains(s.CohortId) && ids.Contains(s.JurorId))
            .OrderBy(s => s.GivenAt)
                .Select(s => new { ApplicationId = s.EnrolmentId, s.CriterionId, s.Points, s.GivenAt }).ToListAsync(token),
            // Not before scoring is closed, and not by whom.
            Received = await (from score in db.Scores.AsNoTracking()
                              join enrolment in db.Enrolments on score.EnrolmentId equals enrolment.Id
                              where ids.Contains(enrolment.PersonId)
                                  && db.OpenCalls.Any(c => c.CohortId == score.CohortId && c.ClosedAt != null)
                              orderby score.EnrolmentId, score.CriterionId, score.Points
                              select new { ApplicationId = score.EnrolmentId, score.CriterionId, score.Points }).ToListAsync(token),
        };
    }

    /// <summary>While a call is open her seat on its jury moves, and her scores with it; of two for one criterion of one application the
    /// surviving record's stands, and what she gave to an application that turns out to be her own goes. A closed call stays as it was
    /// judged.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        var (from, to) = (merge.From.PersonId, merge.To.PersonId);
        // Locked as for scoring: nobody scores, closes or changes the jury until this is done.
        var calls = await db.OpenCalls.FromSql(
            $"""
            SELECT * FROM open_call
            WHERE cohort_id IN (SELECT cohort_id FROM juror WHERE person_id IN ({from}, {to})) ORDER BY cohort_id FOR UPDATE
            """).AsNoTracking().ToListAsync(token);
        foreach (var id in calls.Where(c => c.ClosedAt is null).Select(c => c.CohortId))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO juror (cohort_id, person_id, named_by, named_at)
                SELECT cohort_id, {to}, named_by, named_at FROM juror WHERE cohort_id = {id} AND person_id = {from} ON CONFLICT DO NOTHING
                """, token);
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE score SET juror_id = {to} WHERE cohort_id = {id} AND juror_id = {from} AND NOT EXISTS (
                  SELECT FROM score AS hers WHERE hers.enrolment_id = score.enrolment_id AND hers.criterion_id = score.criterion_id
                      AND hers.juror_id = {to})
                """, token);
            await db.Scores.Where(s => s.CohortId == id && (s.JurorId == from || (s.JurorId == to
                && db.Enrolments.Any(e => e.Id == s.EnrolmentId && (e.PersonId == from || e.PersonId == to))))).ExecuteDeleteAsync(token);
            await db.Jurors.Where(j => j.CohortId == id && j.PersonId == from).ExecuteDeleteAsync(token);
        }
    }

    /// <summary>While a call is open her seat on its jury and her scores go. A closed call stays as it was judged, under an id that nobody
    /// belongs to.</summary>
    public async Task Erase(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        var open = await db.OpenCalls.FromSql(
            $"""
            SELECT * FROM open_call
            WHERE closed_at IS NULL AND cohort_id IN (SELECT cohort_id FROM juror WHERE person_id = {personId})
            ORDER BY cohort_id FOR UPDATE
            """).AsNoTracking().ToListAsync(token);
        var ids = open.ConvertAll(c => c.CohortId);
        await db.Scores.Where(s => ids.Contains(s.CohortId) && s.JurorId == personId).ExecuteDeleteAsync(token);
        await db.Jurors.Where(j => ids.Contains(j.CohortId) && j.PersonId == personId).ExecuteDeleteAsync(token);
    }
}
