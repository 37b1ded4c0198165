using CreativeLabs.Keys;

namespace CreativeLabs.Registration.People.Persons;

internal static class PersonKeysSetup
{
    /// <summary>Before anything else: the seed already needs keys.</summary>
    public static async Task OpenPersonKeys(this WebApplication app, string[] args)
    {
        await app.OpenDataKeys(args, IndexKeys.Table);
        await app.Services.GetRequiredService<IndexKeys>().Open();
    }
}
