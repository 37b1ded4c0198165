using System.Security.Cryptography;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Architecture;

/// <summary>What is deployed of the databases. Nothing here needs a server.</summary>
public sealed class Databases
{
    public static TheoryData<string> Services { get; } = [.. House.Services];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_model_that_changed_has_a_migration(string service)
    {
        using var db = Open(service);
        db.Database.HasPendingModelChanges().ShouldBeFalse($"services/add-migration {service} NAME");
    }

    /// <summary>A migration runs once on each database. What is changed in one that ran somewhere reaches no such database, and from then
    /// on no two are alike. So it is literal SQL, which no code behind it changes, and it is pinned in a line of migrations.txt.</summary>
    [Theory]
    [MemberData(nameof(Services))]
    public void Each_migration_is_SQL_is_listed_and_stays_as_it_was_written(string service)
    {
        using var db = Open(service);
        var migrations = db.GetService<IMigrationsAssembly>().Migrations;
        migrations.Where(migration => !migration.Value.IsSubclassOf(typeof(SqlMigration))).Select(migration => migration.Key)
            .ShouldBeEmpty("services/add-migration makes them");
        var written = File.ReadLines(Path.Combine(House.Repository, "tests/Architecture.Tests/migrations.txt"))
            .Where(line => line.StartsWith(service + ' ', StringComparison.Ordinal)).ToList();
        var now = migrations.Keys.Select(id => $"{service} {id} {Hash(service, id)}").ToList();
        written.Except(now, StringComparer.Ordinal).ShouldBeEmpty("it ran somewhere: undo the change and add another migration");
        now.Except(written, StringComparer.Ordinal).ShouldBeEmpty("these lines are missing in migrations.txt");
    }

    private static string Hash(string service, string id) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(
        Path.Combine(House.Repository, "services", service, "Data/Migrations", $"{id}.sql"))))[..16];

    private static DbContext Open(string service)
    {
        var type = House.Load(service).GetTypes().Single(t => t.IsSubclassOf(typeof(DbContext)));
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        return (DbContext)Activator.CreateInstance(type, options.UseNpgsql("Host=nowhere").Options)!;
    }
}
