using CreativeLabs.Registration.CheckIn;
using CreativeLabs.Registration.Groups;
using CreativeLabs.Registration.Hearings;
using CreativeLabs.Registration.Labs;
using CreativeLabs.Registration.Programmes;
using CreativeLabs.Registration.SignIn;
using CreativeLabs.Registration.Stories;

namespace CreativeLabs.Registration.People;

/// <summary>The rooms that hold something on a person, in the order of their merging.</summary>
internal static class PersonRecords
{
    public static void AddPersonRecords(this IServiceCollection services)
    {
        services.AddScoped<IPersonRecords, PeopleRecords>();
        services.AddScoped<IPersonRecords, LabRecords>();
        services.AddScoped<IPersonRecords, ProgrammeRecords>();
        services.AddScoped<IPersonRecords, SignInRecords>();
        services.AddScoped<IPersonRecords, ArrivalRecords>();
        services.AddScoped<IPersonRecords, HearingRecords>();
        services.AddScoped<IPersonRecords, GroupRecords>();
        services.AddScoped<IPersonRecords, StoryRecords>();
    }
}
