using CreativeLabs.Registration.Labs;
using CreativeLabs.Registration.Programmes;
using CreativeLabs.Registration.SignIn;

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
    }
}
