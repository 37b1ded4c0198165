using System.Text.Json.Nodes;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Badges;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Attendance;

/// <summary>What a phone needs to mark a session without a network.</summary>
/// <param name="Roster">A compact JWS (ES256, typ roster+jwt): sub the session, offering, starts and ends in seconds since 1970, learners
/// with enrolment and person; ids only, so that a phone that is lost tells nobody's name.</param>
/// <param name="Keys">Where the public keys are that it is checked with.</param>
internal sealed record SignedRoster(string Roster, string Keys);

internal static class GetRoster
{
    /// <summary>Never a badge or a list of revocations, though one key signs them all.</summary>
    public const string Type = "roster+jwt";

    /// <summary>Lists may be sent late; the roster is good as long.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(30);

    public static async Task<Results<Ok<SignedRoster>, ProblemResult>> Handle(
        Guid id, Caller caller, TrainingDb db, IssuerKeys keys, IConfiguration settings, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await GetAttendance.SessionOf(db, id, token) is not { } session)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsTrainerAt(session.LabId))
        {
            return ProblemResult.Forbidden;
        }

        var learners = await db.Enrolments.AsNoTracking()
            .Where(e => e.OfferingId == session.OfferingId
                && (e.State == EnrolmentState.Enrolled || e.State == EnrolmentState.Completed || e.State == EnrolmentState.NotCompleted))
            .OrderBy(e => e.Id).Select(e => new { e.Id, e.PersonId }).ToListAsync(token);
        var now = clock.GetUtcNow();
        var payload = new JsonObject
        {
            ["sub"] = id.ToString(),
            ["offering"] = session.OfferingId.ToString(),
            ["starts"] = session.StartsAt.ToUnixTimeSeconds(),
            ["ends"] = session.EndsAt.ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (session.EndsAt + GoodFor).ToUnixTimeSeconds(),
            ["learners"] = new JsonArray(
            learners.ConvertAll(l => (JsonNode)new JsonObject { ["enrolment"] = l.Id.ToString(), ["person"] = l.PersonId.ToString() })
            .ToArray()),
        };
        var (kid, pair) = await keys.Signing(token);
        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Ok(new SignedRoster(Jws.Sign(Type, settings.KeyOf(kid), pair, payload), settings.KeyOf("").TrimEnd('/')));
    }
}
