using CreativeLabs.Registration.Events.CheckIn;
using CreativeLabs.Registration.Events.Hearings;
using CreativeLabs.Registration.Events.Places;
using CreativeLabs.Registration.Labs.Bookings;
using CreativeLabs.Registration.Labs.Duplicates;
using CreativeLabs.Registration.Labs.Groups;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.OpenCalls;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.Labs.Stories;
using CreativeLabs.Registration.People.Erasure;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Registration.People.Sessions;


namespace CreativeLabs.Registration.People.Profiles;

/// <summary>The rooms that hold something on a person, in the order of their merging: jury seats before the applications that scores are
/// given to, and doors before the seatings behind them.</summary>
internal static class PersonRecords
{
    public static void AddPersonRecords(this IServiceCollection services)
    {
        services.AddScoped<IPersonRecords, PeopleRecords>();
        services.AddScoped<IPersonRecords, MergeRequestRecords>();
        services.AddScoped<IPersonRecords, PhoneRecords>();
        services.AddScoped<IPersonRecords, PinRecords>();
        services.AddScoped<IPersonRecords, SignInRecords>();
        services.AddScoped<IPersonRecords, LabRecords>();
        services.AddScoped<IPersonRecords, OpenCallRecords>();
        services.AddScoped<IPersonRecords, ProgrammeRecords>();
        services.AddScoped<IPersonRecords, GroupRecords>();
        services.AddScoped<IPersonRecords, StoryRecords>();
        services.AddScoped<IPersonRecords, HearingRecords>();
        services.AddScoped<IPersonRecords, BookingRecords>();
        services.AddScoped<IPersonRecords, ResourceRecords>();
        services.AddScoped<IPersonRecords, CheckInRecords>();
        services.AddScoped<IPersonRecords, PlaceRecords>();
        services.AddScoped<IPersonRecords, ErasureRecords>();
    }
}
