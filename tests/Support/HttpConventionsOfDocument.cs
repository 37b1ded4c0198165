using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CreativeLabs.Support.Fuzzing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CreativeLabs.Support;

/// <summary>What the document and the types behind it show, without a question.</summary>
public sealed partial class HttpConventions
{
    /// <summary>What a caller sends has no members that the service computes: nobody could send them.</summary>
    private void Computed(IEnumerable<Endpoint> endpoints)
    {
        foreach (var body in endpoints.Select(e => e.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType).OfType<Type>().Distinct())
        {
            Sent(body, []);
        }
    }

    private void Sent(Type type, HashSet<Type> seen)
    {
        if (type.IsGenericType)
        {
            Array.ForEach(type.GetGenericArguments(), argument => Sent(argument, seen));
        }

        if (type.Namespace?.StartsWith("CreativeLabs.", StringComparison.Ordinal) is not true || type.IsEnum || !seen.Add(type))
        {
            return;
        }

        foreach (var member in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null))
        {
            if (!member.CanWrite)
            {
                faults.Add($"{type.Name}.{member.Name} is computed and looks as if it could be sent");
            }

            Sent(member.PropertyType, seen);
        }
    }

    /// <summary>What the document alone shows.</summary>
    private void Described(Operation operation)
    {
        foreach (var parameter in operation.Parameters.Where(p => p.In is "query" or "path"
            && p.Name != JsonNamingPolicy.CamelCase.ConvertName(p.Name)))
        {
            faults.Add($"{operation.Id}: {parameter.Name} is not written in camelCase");
        }

        if (operation.AnswersArray)
        {
            faults.Add($"{operation.Id}: answers a bare array, to which nothing can ever be added");
        }

        if (operation.Method == HttpMethod.Post && !Has(operation, "Idempotency-Key") && !Has(operation, "If-Match")
            && !exceptions.ContainsKey(operation.Id))
        {
            faults.Add($"{operation.Id}: neither Idempotency-Key nor If-Match, and no reason why");
        }
    }

    private static IEnumerable<(Parameter Parameter, string Value, string? Sentence)> Wrong(Parameter parameter, string? format) =>
        format switch
        {
            "uuid" => [(parameter, "not-an-id", null)],
            "date-time" => [(parameter, "2027-02-10T11:00:00", "offset"), (parameter, "yesterday", null)],
            "date" => [(parameter, "2027-02-30", null)],
            _ => [],
        };

    private static string? Format(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("format", out var format) ? format.GetString() : null;

    private IEnumerable<string> Required(JsonElement? schema)
    {
        if (schema is not { ValueKind: JsonValueKind.Object } found)
        {
            return [];
        }

        if (found.TryGetProperty("$ref", out var reference))
        {
            found = reference.GetString()!.Split('/').Skip(1).Aggregate(document, (at, name) => at.GetProperty(name));
        }

        return found.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!) : [];
    }

    private static bool Has(Operation operation, string header) =>
        operation.Parameters.Any(p => p.In == "header" && p.Name == header);
}
