using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>Times taken of what a lab has.</summary>
internal sealed class BookingsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonalDataHandler, BookingDataHandler>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Booking.Map(model);
        QuotaUse.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var resource = app.MapGroup("/v1/resources/{id:guid}").WithTags("Bookings");
        resource.MapGet("/free-slots", FreeSlots.Handle).WithName("listFreeSlots")
            .WithSummary("When a resource is free, up to 14 days; members of its lab.");
        resource.MapPost("/bookings", BookResource.Handle).Idempotent().WithName("bookResource")
            .WithSummary("The caller books a time; a member of the lab.");
        resource.MapPost("/booking-series", BookSeries.Handle).Idempotent()
            .WithName("bookSeries").WithSummary("The same time each week; what cannot be booked is skipped and named.");

        var bookings = app.MapGroup("/v1/bookings/{id:guid}").WithTags("Bookings");
        bookings.MapGet("", GetBooking.Handle).Tagged().WithName("getBooking")
            .WithSummary("A booking, for who booked and the lab's coordinator.");
        bookings.MapPost("/decision", DecideBooking.Handle).InTransaction().Matched()
            .WithName("decideBooking").WithSummary("Approves or refuses a held booking; the lab's coordinator.");
        bookings.MapPost("/cancellation", CancelBooking.Handle).InTransaction().Matched()
            .WithName("cancelBooking").WithSummary("Cancels before the start; who booked, or the coordinator with a reason.");
        bookings.MapPost("/check-in", CheckIn.Handle).Matched().WithName("checkInToBooking")
            .WithSummary("She is here; who booked, or the lab's coordinator.");
        app.MapPost("/v1/booking-series/{id:guid}/cancellation", CancelSeries.Handle).InTransaction().WithTags("Bookings")
            .WithName("cancelSeries").WithSummary("Cancels what has not begun of the caller's series.");

        var lab = app.MapGroup("/v1/labs/{id:guid}").WithTags("Bookings");
        lab.MapGet("/bookings", ListLabBookings.OfDay).WithName("listLabBookings")
            .WithSummary("The bookings of a day, with names; the lab's coordinator.");
        lab.MapGet("/booking-requests", ListLabBookings.Waiting).WithName("listBookingRequests")
            .WithSummary("Bookings that wait for the coordinator's answer.");

        app.MapGet("/v1/me/bookings", ListMyBookings.Handle).WithTags("Bookings").WithName("listMyBookings")
            .WithSummary("The caller's bookings.");
    }
}
