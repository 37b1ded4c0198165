using System.Security.Cryptography;
using System.Text;
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
    /// on no two are alike. What it does is pinned as the SQL that comes out, whatever it calls for that, in a line of
    /// migrations.txt.</summary>
    [Theory]
    [MemberData(nameof(Services))]
    public void Each_migration_is_listed_and_stays_as_it_was_written(string service)
    {
        using var db = Open(service);
        var written = File.ReadLines(Path.Combine(House.Repository, "tests/Architecture.Tests/migrations.txt"))
            .Where(line => line.StartsWith(service + ' ', StringComparison.Ordinal)).ToList();
        var now = Hashes(db).Select(migration => $"{service} {migration.Id} {migration.Hash}").ToList();
        written.Except(now, StringComparer.Ordinal).ShouldBeEmpty("it ran somewhere: undo the change and add another migration");
        now.Except(written, StringComparer.Ordinal).ShouldBeEmpty("these lines are missing in migrations.txt");
    }

    private static IEnumerable<(string Id, string Hash)> Hashes(DbContext db)
    {
        var before = Migration.InitialDatabase;
        foreach (var id in db.Database.GetMigrations())
        {
            var sql = db.GetService<IMigrator>().GenerateScript(before, id, MigrationsSqlGenerationOptions.NoTransactions);
            yield return (id, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))))[..16]);
            before = id;
        }
    }

    private static DbContext Open(string service)
    {
        var type = House.Load(service).GetTypes().Single(t => t.IsSubclassOf(typeof(DbContext)));
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        return (DbContext)Activator.CreateInstance(type, options.UseNpgsql("Host=nowhere").Options)!;
    }
}
