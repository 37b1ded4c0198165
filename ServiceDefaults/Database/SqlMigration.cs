using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.ServiceDefaults;

/// <summary>A migration that is the SQL of the file beside it, <c>{id}.sql</c>, and nothing else: what it does to a database cannot change
/// with the code that it once came from. It runs in a transaction of its own. There is no way back: what was wrong is mended by the next
/// one.</summary>
public abstract class SqlMigration : Migration
{
    protected sealed override void Up(MigrationBuilder migrationBuilder)
    {
        var type = GetType();
        var file = $"{type.GetCustomAttribute<MigrationAttribute>()!.Id}.sql";
        using var stream = type.Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not embedded in {type.Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        migrationBuilder.Sql(reader.ReadToEnd());
    }

    protected sealed override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Migrations only go forward: add one that mends it.");
}
