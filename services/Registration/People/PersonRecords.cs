using CreativeLabs.Registration.Bookings;
using CreativeLabs.Registration.CheckIn;
using CreativeLabs.Registration.Duplicates;
using CreativeLabs.Registration.Erasure;
using CreativeLabs.Registration.Groups;
using CreativeLabs.Registration.Hearings;
using CreativeLabs.Registration.Labs;
using CreativeLabs.Registration.OpenCalls;
using CreativeLabs.Registration.Phones;
using CreativeLabs.Registration.Pins;
using CreativeLabs.Registration.Places;
using CreativeLabs.Registration.Programmes;
using CreativeLabs.Registration.Resources;
using CreativeLabs.Registration.SignIn;
using CreativeLabs.Registration.Stories;

namespace CreativeLabs.Registration.People;

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
