using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>A member, as the other members and the lab's coordinator see her.</summary>
/// <param name="PersonId">The member.</param>
/// <param name="Name">Her name; null until she told it.</param>
/// <param name="Role">leader, treasurer or member.</param>
/// <param name="JoinedAt">Since when.</param>
internal sealed record GroupMemberView(Guid PersonId, string? Name, string Role, DateTimeOffset JoinedAt);

internal static class ListMembers
{
    /// <summary>Members know each other; a coordinator's look from outside is recorded.</summary>
    public static async Task<Results<Ok<Page<GroupMemberView>>, ProblemResult>> Handle(
        Guid id, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (await db.GroupsOf(caller).AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, token) is not { } group)
        {
            return ProblemResult.NotFound;
        }

        var rows = from member in db.GroupMembers.AsNoTracking()
                   where member.GroupId == id && member.PersonId > page.After
                   join entry in db.Vault on member.PersonId equals entry.PersonId
                   orderby member.PersonId
                   select new { member, entry };
        var shown = await page.ToPageAsync(rows, row => row.member.PersonId,
            row => new GroupMemberView(row.member.PersonId, vault.NameOf(row.entry), group.RoleOf(row.member.PersonId),
            row.member.JoinedAt), http);

        if (!await db.GroupMembers.AnyAsync(m => m.GroupId == id && m.PersonId == caller.PersonId, token))
        {
            var now = clock.GetUtcNow();
            db.AddRange(shown.Items.Select(item => StaffRead.Record(caller.PersonId, item.PersonId, "name", now)));
            await db.SaveChangesAsync(token);
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(shown);
    }
}
