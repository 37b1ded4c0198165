using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>An invitation.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name in the caller's language.</param>
/// <param name="PersonId">Who is asked.</param>
/// <param name="State">open, accepted, declined, withdrawn or lapsed.</param>
/// <param name="InvitedAt">When she was asked.</param>
/// <param name="AnswerBy">After this moment it is closed.</param>
internal sealed record InvitationView(
    Guid Id, Guid GroupId, string Group, Guid PersonId, InvitationState State, DateTimeOffset InvitedAt, DateTimeOffset AnswerBy)
{
    public static InvitationView Of(GroupInvitation invitation, Group group, HttpContext http) => new(
        invitation.Id, group.Id, http.Say(group.Name), invitation.PersonId, invitation.State, invitation.InvitedAt, invitation.AnswerBy);
}

internal static class ListInvitations
{
    /// <summary>The ones that wait for the caller's answer.</summary>
    public static async Task<Results<Ok<Page<InvitationView>>, ProblemResult>> Mine(
        [AsParameters] PageQuery page, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        return TypedResults.Ok(await Open(page, db.GroupInvitations.Where(i => i.PersonId == caller.PersonId), db, clock, http));
    }

    /// <summary>The ones that the group's leader waits for.</summary>
    public static async Task<Results<Ok<Page<InvitationView>>, ProblemResult>> OfGroup(
        Guid id, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http,
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

        return caller.MayGiveRoles(group)
            ? TypedResults.Ok(await Open(page, db.GroupInvitations.Where(i => i.GroupId == id), db, clock, http))
            : ProblemResult.Forbidden;
    }

    private static Task<Page<InvitationView>> Open(PageQuery page, IQueryable<GroupInvitation> asked, RegistrationDb db, TimeProvider clock,
        HttpContext http)
    {
        var now = clock.GetUtcNow();
        var rows = from invitation in asked.AsNoTracking()
                   where invitation.State == InvitationState.Open && invitation.AnswerBy >= now && invitation.Id > page.After
                   join g in db.Groups on invitation.GroupId equals g.Id
                   where g.DissolvedAt == null
                   orderby invitation.Id
                   select new { invitation, g };
        return page.ToPageAsync(rows, row => row.invitation.Id, row => InvitationView.Of(row.invitation, row.g, http), http);
    }
}
