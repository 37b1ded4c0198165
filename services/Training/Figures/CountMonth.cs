using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Figures;

/// <summary>What happened in a month, by lab and track.</summary>
internal static class CountMonth
{
    public static async Task<Dictionary<(Guid Lab, string Track, string Measure), int>> Handle(TrainingDb db, DateOnly month,
        CancellationToken token)
    {
        var (from, to) = (Bishkek.At(month, 0), Bishkek.At(month.AddMonths(1), 0));
        var found = new Dictionary<(Guid, string, string), int>();
        var rows = from e in db.Enrolments
                   join o in db.Offerings on e.OfferingId equals o.Id
                   join c in db.Courses on e.CourseId equals c.Id
                   select new { e.Id, e.PersonId, e.State, e.EnrolledAt, e.EndedAt, e.DropReason, o.LabId, c.Track };
        var begun = rows.Where(r => r.EnrolledAt >= from && r.EnrolledAt < to);
        foreach (var g in await begun.GroupBy(r => new { r.LabId, r.Track }).Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(token))
        {
            found[(g.Key.LabId, g.Key.Track, Measures.Enrolments)] = g.Count;
        }

        var first = begun.Where(
            r => !db.Enrolments.Any(o =>
            o.PersonId == r.PersonId && (o.EnrolledAt < r.EnrolledAt || (o.EnrolledAt == r.EnrolledAt && o.Id < r.Id))));
        foreach (var g in await first.GroupBy(r => new { r.LabId, r.Track }).Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(token))
        {
            found[(g.Key.LabId, g.Key.Track, Measures.Learners)] = g.Count;
        }

        var ended = rows.Where(r => r.EndedAt >= from && r.EndedAt < to && r.EnrolledAt != null
            && (r.State == EnrolmentState.Completed || r.State == EnrolmentState.Dropped));
        foreach (var g in await ended.GroupBy(r => new { r.LabId, r.Track, r.State, r.DropReason })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(token))
        {
            var measure = g.Key.State is EnrolmentState.Completed ? Measures.Completions : Measures.Because(g.Key.DropReason);
            found[(g.Key.LabId, g.Key.Track, measure)] = found.GetValueOrDefault((g.Key.LabId, g.Key.Track, measure)) + g.Count;
        }

        var issued = db.Credentials.Where(c => c.IssuedOn >= month && c.IssuedOn < month.AddMonths(1));
        foreach (var g in await issued.GroupBy(c => new { c.LabId, c.Track }).Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(token))
        {
            found[(g.Key.LabId, g.Key.Track, Measures.Credentials)] = g.Count;
        }

        return found;
    }

    /// <summary>The share of attendance by lab and track over months, where enough women were marked; by lab over all tracks, by track, and
    /// over all.</summary>
    public static async Task<List<Figure>> Attendance(TrainingDb db, string period, DateOnly first, DateOnly end, CancellationToken token)
    {
        var (from, to) = (Bishkek.At(first, 0), Bishkek.At(end, 0));
        var marks = await (from m in db.Marks
                           join s in db.TrainingSessions on m.SessionId equals s.Id
                           join e in db.Enrolments on m.EnrolmentId equals e.Id
                           join o in db.Offerings on s.OfferingId equals o.Id
                           join c in db.Courses on o.CourseId equals c.Id
                           where s.StartsAt >= @from && s.StartsAt < to
                           group m by new { o.LabId, c.Track, e.PersonId } into g
                           select new { g.Key.LabId, g.Key.Track, g.Key.PersonId, All = g.Count(), Present = g.Count(m => m.Present) })
                               .ToListAsync(token);
        return marks.SelectMany(m => ((Guid Lab, string Track)[])[(m.LabId, m.Track), (m.LabId, ""), (Guid.Empty, m.Track),
            (Guid.Empty, "")], (mark, place) => (mark, place))
            .GroupBy(pair => pair.place, pair => pair.mark)
            .Select(g => (g.Key, Shown: g.Select(m => m.PersonId).Distinct().Count() >= Suppression.Least,
                Percent: (int)Math.Round(100m * g.Sum(m => m.Present) / g.Sum(m => m.All))))
            .Select(g => new Figure(period, g.Key.Lab, g.Key.Track, Measures.Attendance, g.Shown ? g.Percent : 0, g.Shown)).ToList();
    }
}
