using System.Text.Json;
using CreativeLabs.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CreativeLabs.ServiceDefaults;

/// <summary>How values lie in PostgreSQL.</summary>
public static class ColumnTypes
{
    /// <summary><see cref="LocalText"/> as jsonb; enums as text; versions as concurrency tokens. Call it last in
    /// <c>OnModelCreating</c>.</summary>
    public static void UseColumnTypes(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                Shape(property);
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
}
