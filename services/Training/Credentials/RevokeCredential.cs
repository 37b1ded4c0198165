using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Credentials;

/// <summary>Why a credential is taken back.</summary>
/// <param name="Reason">issuedInError, ruleNotMet or atHoldersWish; not shown in public.</param>
internal sealed record RevocationRequest(RevocationReason Reason);

internal static class RevokeCredential
{
    /// <summary>For the lab's coordinator. Of two at the same moment the second waits and finds nothing left to do.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        string number, RevocationRequest request, Caller caller, TrainingDb db, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        var token = http.RequestAborted;
        if (CredentialNumber.Read(number) is not { } read
            || (await Hold(db, $"SELECT * FROM credentials WHERE number = {read} FOR UPDATE", token)) is not { } credential)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(credential.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (credential.Status is CredentialStatus.Revoked)
        {
            http.IsSoAlready();
        }
        else if (http.RequireMatch(credential) is { } stale)
        {
            return stale;
        }

        await Revoke(db, credential, publish, request.Reason, clock.GetUtcNow(), token);
        return TypedResults.NoContent();
    }

    /// <summary>Takes the enrolment's valid credential back in the caller's transaction and saves it, so that a new one may be issued in
    /// the same transaction; false when there is none.</summary>
    public static async Task<bool> OfEnrolment(
        TrainingDb db, IPublishEndpoint publish, Guid enrolmentId, RevocationReason reason, DateTimeOffset now, CancellationToken token)
    {
        if (await Hold(db, $"SELECT * FROM credentials WHERE enrolment_id = {enrolmentId} AND status = 'Valid' FOR UPDATE", token)
            is not { } credential)
        {
            return false;
        }

        await Revoke(db, credential, publish, reason, now, token);
        return true;
    }

    private static Task<Credential?> Hold(TrainingDb db, FormattableString which, CancellationToken token) =>
        db.Credentials.FromSql(which).SingleOrDefaultAsync(token);

    private static async Task Revoke(
        TrainingDb db, Credential credential, IPublishEndpoint publish, RevocationReason reason, DateTimeOffset now,
        CancellationToken token)
    {
        if (credential.Revoke(reason, now))
        {
            await publish.Publish(new CredentialRevoked(
                credential.Id, credential.EnrolmentId, credential.PersonId, credential.Number, credential.Course,
                JsonNamingPolicy.CamelCase.ConvertName(reason.ToString())), token);
            // Its key goes with the fact: DestroyNameKeyConsumer.
            await db.Set<ShownName>().Where(n => n.CredentialId == credential.Id).ExecuteDeleteAsync(token);
        }

        await db.SaveChangesAsync(token);
    }
}
