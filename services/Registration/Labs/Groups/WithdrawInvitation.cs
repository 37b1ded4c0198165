using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

internal static class WithdrawInvitation
{
    /// <summary>Only the leader's; for anybody else it does not exist.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(Guid id, Caller caller, RegistrationDb db, TimeProvider clock,
        CancellationToken token)
    {
        var invitation = await db.GroupInvitations
            .SingleOrDefaultAsync(i => i.Id == id && db.Groups.Any(g => g.Id == i.GroupId && g.LeaderId == caller.PersonId), token);
        if (invitation is null)
        {
            return ProblemResult.NotFound;
        }

        if (invitation.Withdraw(clock.GetUtcNow()) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }
}
