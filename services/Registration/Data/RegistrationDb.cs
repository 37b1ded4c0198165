using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

/// <summary>Registration's own database. Each feature has its part of it in a file <c>Tables.cs</c>.</summary>
internal sealed partial class RegistrationDb(DbContextOptions<RegistrationDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var feature in Features.All)
        {
            feature.MapEntities(modelBuilder);
        }

        modelBuilder.AddMessagingTables();
        modelBuilder.UseHouseNames();
    }
}
