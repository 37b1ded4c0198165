using System.Text.Json;
using System.Text.RegularExpressions;
using CreativeLabs.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CreativeLabs.ServiceDefaults;

/// <summary>How models look in PostgreSQL.</summary>
public static partial class Naming
{
    /// <summary>snake_case tables, columns, keys and indexes; <see cref="LocalText"/> as jsonb; enums as text; versions as concurrency
    /// tokens. Call it last in <c>OnModelCreating</c>.</summary>
    public static void UseHouseNames(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
            {
                entity.SetTableName(Snake(table));
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.GetColumnName()));
                Shape(property);
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName(Snake(key.GetName()!));
            }

            foreach (var foreign in entity.GetForeignKeys())
            {
                foreign.SetConstraintName(Snake(foreign.GetConstraintName()!));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(Snake(index.GetDatabaseName()!));
            }

            if (entity.ClrType.IsAssignableTo(typeof(IVersioned)) && entity.FindProperty(nameof(IVersioned.Version)) is { } version)
            {
                version.IsConcurrencyToken = true;
            }
        }
    }

    /// <summary>A property of several parts kept as one jsonb column.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) =>
        property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!,
            new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Web) == JsonSerializer.Serialize(b, JsonSerializerOptions.Web),
                value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web).GetHashCode(StringComparison.Ordinal),
                value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
                JsonSerializerOptions.Web)!));

    private static void Shape(IMutableProperty property)
    {
        if (property.ClrType == typeof(LocalText))
        {
            property.SetColumnType("jsonb");
            property.SetValueConverter(new ValueConverter<LocalText, string>(
                text => JsonSerializer.Serialize(text, JsonSerializerOptions.Web),
                json => LocalText.Read(json)));
        }
        else if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum && property.GetValueConverter() is null)
        {
            property.SetProviderClrType(typeof(string));
        }
    }

    private static string Snake(string name) => WordStart().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=[^_])(?=\\p{Lu}\\p{Ll})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WordStart();
}
