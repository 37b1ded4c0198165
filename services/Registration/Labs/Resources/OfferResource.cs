using System.Text.Json.Serialization;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>A resource that a lab offers from now on.</summary>
/// <param name="Kind">desk, loom, sewingMachine or room.</param>
/// <param name="Name">In at least one language, each up to 120 characters.</param>
/// <param name="SlotMinutes">What a booking is counted in, 15 to 480.</param>
/// <param name="MaxMinutes">The longest booking: whole slots, up to 1440.</param>
/// <param name="DaysAhead">How early it can be booked, 1 to 180.</param>
/// <param name="NeedsApproval">True when the coordinator says yes to each booking.</param>
/// <param name="ReleaseMinutes">How long after the start it waits for who booked it, 5 to 240; 15 when left out.</param>
internal sealed record ResourceOffered(
    ResourceKind Kind, LocalText Name, int SlotMinutes, int MaxMinutes, int DaysAhead, bool NeedsApproval = false, int ReleaseMinutes = 15)
{
    [JsonIgnore]
    public ResourceTerms Terms => new(NeedsApproval, SlotMinutes, MaxMinutes, DaysAhead, ReleaseMinutes, InUse: true);
}

internal static class OfferResource
{
    public static async Task<Results<Created<ResourceView>, ProblemResult>> Handle(
        Guid id, ResourceOffered body, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (Check(body.Name, body.Terms) is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(id))
        {
            return ProblemResult.Forbidden;
        }

        if (await db.HasEnded(id, token))
        {
            return ProblemResult.Of(LabRules.Ended);
        }

        var resource = Resource.Offer(Guid.CreateVersion7(clock.GetUtcNow()), id, body.Kind, body.Name, body.Terms);
        db.Add(resource);
        await db.SaveChangesAsync(token);
        http.SetETag(resource);
        return TypedResults.Created($"/v1/resources/{resource.Id}", ResourceView.Of(resource, http));
    }

    public static ProblemResult? Check(LocalText name, ResourceTerms terms) => new Validation().Name(name, 120, "name")
        .Range(terms.SlotMinutes, 15, 480, "slotMinutes").Range(terms.MaxMinutes, 15, LabTime.MinutesOfDay, "maxMinutes")
        .Range(terms.DaysAhead, 1, 180, "daysAhead").Range(terms.ReleaseMinutes, 5, 240, "releaseMinutes")
        .Check(terms.SlotMinutes < 1 || (terms.MaxMinutes >= terms.SlotMinutes && terms.MaxMinutes % terms.SlotMinutes == 0), "maxMinutes",
            ResourceRules.WholeSlots)
        .Problem;
}
