using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Credentials;

/// <summary>Why a credential is taken back.</summary>
/// <param name="Reason">issuedInError, ruleNotMet or atHoldersWish; not shown in public.</param>
internal sealed record RevocationRequest(RevocationReason Reason);

internal static class RevokeCredential
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        string number, RevocationRequest request, Caller caller, TrainingDb db, TimeProvider clock, HttpContext http)
    {
        var credential = await db.Credentials.SingleOrDefaultAsync(c => c.Number == CredentialNumber.Read(number), http.RequestAborted);
        if (credential is null)
        {
            return Refusal.NotFound;
        }

        if (!caller.IsCoordinatorOf(credential.LabId))
        {
            return Refusal.Forbidden;
        }

        credential.Revoke(request.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync(http.RequestAborted);
        return TypedResults.NoContent();
    }
}
