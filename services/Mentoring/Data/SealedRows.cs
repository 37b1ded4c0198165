namespace CreativeLabs.Mentoring.Data;

internal static class SealedRows
{
    /// <summary>The ids of everything that has a data key of its own.</summary>
    public static IQueryable<Guid> Ids(MentoringDb db) => db.Mentorships.Select(m => m.Id)
        .Concat(db.MentorApplications.Select(a => a.Id)).Concat(db.ContactCards.Select(c => c.Id))
        .Concat(db.SafeguardingReports.Select(r => r.Id)).Concat(db.Circles.Select(c => c.Id));
}
