using System.Text.Json.Serialization;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>The terms of a resource from now on; what is booked stays booked as it was, but for a resource that goes out of use.</summary>
/// <param name="Name">In at least one language, each up to 120 characters.</param>
/// <param name="SlotMinutes">What a booking is counted in, 15 to 480.</param>
/// <param name="MaxMinutes">The longest booking: whole slots, up to 1440.</param>
/// <param name="DaysAhead">How early it can be booked, 1 to 180.</param>
/// <param name="NeedsApproval">True when the coordinator says yes to each booking.</param>
/// <param name="ReleaseMinutes">How long after the start it waits for who booked it, 5 to 240.</param>
/// <param name="InUse">False while it takes no bookings: what is booked on it from now on is released.</param>
internal sealed record ResourceChange(
    LocalText Name, int SlotMinutes, int MaxMinutes, int DaysAhead, bool NeedsApproval, int ReleaseMinutes, bool InUse)
{
    [JsonIgnore]
    public ResourceTerms Terms => new(NeedsApproval, SlotMinutes, MaxMinutes, DaysAhead, ReleaseMinutes, InUse);
}

internal static class UpdateResource
{
    public static async Task<Results<Ok<ResourceView>, ProblemResult>> Handle(
        Guid id, ResourceChange body, Caller caller, RegistrationDb db, IPublishEndpoint publish, HttpContext http, CancellationToken token)
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

        var goesOut = resource.InUse && !body.InUse;
        if (goesOut)
        {
            await db.CloseDays(resource.LabId, token);
            await publish.Publish(new ResourceOutOfUse(id, Guid.Empty), token);
        }

        resource.Change(body.Name, body.Terms);
        await db.SaveChangesAsync(token);
        http.SetETag(resource);
        return TypedResults.Ok(ResourceView.Of(resource, http));
    }
}
