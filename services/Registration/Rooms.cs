using CreativeLabs.Keys;
using CreativeLabs.Registration.Events.CheckIn;
using CreativeLabs.Registration.Events.Hearings;
using CreativeLabs.Registration.Events.Places;
using CreativeLabs.Registration.Events.Planning;
using CreativeLabs.Registration.Labs.Bookings;
using CreativeLabs.Registration.Labs.Duplicates;
using CreativeLabs.Registration.Labs.Groups;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Members;
using CreativeLabs.Registration.Labs.OpenCalls;
using CreativeLabs.Registration.Labs.Partners;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.Labs.Stories;
using CreativeLabs.Registration.People.Erasure;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.Registration.People.SignIn;

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
