using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>A group names its leader, and its list has her: one of the two is written first.</summary>
internal static class Founders
{
    /// <summary>Until the caller's transaction ends, a group may be written before its founder is on its list.</summary>
    public static Task LetIn(DbContext db, CancellationToken token) =>
        db.Database.ExecuteSqlRawAsync("SET CONSTRAINTS fk_self_help_group_leader DEFERRED", token);
}
