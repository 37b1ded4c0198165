using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions.Slots;

/// <summary>Times that a mentor offers, and those held.</summary>
internal sealed class SlotsModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        BookingTerms.Map(model);
        SlotHold.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var slots = app.MapGroup("/v1").WithTags("Slots").RequireAuthorization();
        slots.MapGet("/me/booking-terms", WriteTerms.Get).Tagged().WithName("getMyBookingTerms")
            .WithSummary("How the caller's hours as a mentor become slots.");
        slots.MapPut("/me/booking-terms", WriteTerms.Put).Matched(orNew: true).WithName("putMyBookingTerms")
            .WithSummary("Length, notice, buffer, daily limit, horizon and days that differ from the week.");
        slots.MapGet("/mentorships/{id:guid}/slots", ReadSlots.Handle).WithName("listMentorshipSlots")
            .WithSummary("When the two can meet, by the mentor's hours and by what both have given away; at most 31 days.");
        slots.MapPost("/slot-holds", HoldSlot.Handle).Idempotent().WithName("createSlotHold")
            .WithSummary("Holds a slot for five minutes; a session planned with it takes it.");
        slots.MapDelete("/slot-holds/{id:guid}", HoldSlot.Release).InTransaction()
            .WithName("deleteSlotHold").WithSummary("Lets a held slot go.");
    }
}
