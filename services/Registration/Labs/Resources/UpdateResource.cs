using System.Text.Json.Serialization;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>The terms of a resource from now on; what is booked stays booked as it was.</summary>
/// <param name="Name">In at least one language, each up to 120 characters.</param>
/// <param name="SlotMinutes">What a booking is counted in, 15 to 480.</param>
/// <param name="MaxMinutes">The longest booking: whole slots, up to 1440.</param>
/// <param name="DaysAhead">How early it can be booked, 1 to 180.</param>
/// <param name="NeedsApproval">True when the coordinator says yes to each booking.</param>
/// <param name="ReleaseMinutes">How long after the start it waits for who booked it, 5 to 240.</param>
/// <param name="InUse">False while it takes no bookings.</param>
internal sealed record ResourceChange(
    LocalText Name, int SlotMinutes, int MaxMinutes, int DaysAhead, bool NeedsApproval, int ReleaseMinutes, bool InUse)
{
    [JsonIgnore]
    public ResourceTerms Terms => new(NeedsApproval, SlotMinutes, MaxMinutes, DaysAhead, ReleaseMinutes, InUse);
}

internal static class UpdateResource
{
    public static async Task<Results<Ok<ResourceView>, ProblemResult>> Handle(
        Guid id, ResourceChange body, Caller caller, RegistrationDb db, HttpContext http, CancellationToken token)
    {
        if (OfferResource.Check(body.Name, body.Terms) is { } refusal)
        {
            return refusal;
        }

        if (await db.Resources.SingleOrDefaultAsync(r => r.Id == id, token) is not { } resource)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(resource.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (http.RequireMatch(resource) is { } stale)
        {
            return stale;
        }

        resource.Change(body.Name, body.Terms);
        await db.SaveChangesAsync(token);
        http.SetETag(resource);
        return TypedResults.Ok(ResourceView.Of(resource, http));
    }
}
