using CreativeLabs.Keys;
using CreativeLabs.Registration.Bookings;
using CreativeLabs.Registration.CheckIn;
using CreativeLabs.Registration.Duplicates;
using CreativeLabs.Registration.Erasure;
using CreativeLabs.Registration.Events;
using CreativeLabs.Registration.Groups;
using CreativeLabs.Registration.Hearings;
using CreativeLabs.Registration.Keys;
using CreativeLabs.Registration.Labs;
using CreativeLabs.Registration.Members;
using CreativeLabs.Registration.OpenCalls;
using CreativeLabs.Registration.Partners;
using CreativeLabs.Registration.People;
using CreativeLabs.Registration.Phones;
using CreativeLabs.Registration.Pins;
using CreativeLabs.Registration.Places;
using CreativeLabs.Registration.Programmes;
using CreativeLabs.Registration.Resources;
using CreativeLabs.Registration.SignIn;
using CreativeLabs.Registration.Stories;

namespace CreativeLabs.Registration;

/// <summary>What the service is made of.</summary>
internal static class Rooms
{
    public static void AddRooms(this WebApplicationBuilder builder)
    {
        builder.AddPersonKeys();
        builder.AddPersonVault();
        builder.AddMembers();
        builder.AddCodesAndTokens();
        builder.AddPins();
        builder.AddPhones();
        builder.AddDuplicates();
        builder.AddTickets();
        builder.AddErasure();
        builder.AddTransportKeys();
    }

    public static void MapRooms(this WebApplication app)
    {
        app.MapSignIn();
        app.MapPins();
        app.MapPhones();
        app.MapPeople();
        app.MapMembers();
        app.MapDuplicates();
        app.MapLabs();
        app.MapProgrammes();
        app.MapOpenCalls();
        app.MapEvents();
        app.MapPlaces();
        app.MapCheckIn();
        app.MapHearings();
        app.MapResources();
        app.MapBookings();
        app.MapGroups();
        app.MapStories();
        app.MapErasure();
        app.MapPartners();
    }
}
