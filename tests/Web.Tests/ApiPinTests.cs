using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreativeLabs.Web;

/// <summary>The client is written by hand; this holds it against the published document.</summary>
public sealed class ApiPinTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static TheoryData<string> Operations() => [.. All.Keys];

    private static Dictionary<string, Operation> All { get; } = typeof(Operation).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(field => field.FieldType.IsAssignableTo(typeof(Operation)))
        .ToDictionary(field => $"{field.DeclaringType!.Name}.{field.Name}", field => (Operation)field.GetValue(null)!);

    [Theory]
    [MemberData(nameof(Operations))]
    public void What_the_screens_call_is_published_in_this_shape(string name)
    {
        var api = PublishedApi.Current;
        var operation = All[name];
        var published = api.Operation(operation.Method, operation.Path);
        published.ShouldNotBeNull($"{operation.Method} {operation.Path} is not published");
        var wrong = new List<string>();
        if (operation.Answer is { } answer)
        {
            var schema = api.Success(published.Value).Schema;
            schema.ShouldNotBeNull($"{operation.Method} {operation.Path} answers nothing");
            Compare(answer, schema.Value, answer.Name, reading: true, wrong);
        }

        var body = api.Body(published.Value);
        if (operation.Body is { } sent)
        {
            body.ShouldNotBeNull($"{operation.Method} {operation.Path} takes no body");
            Compare(sent, body.Value, sent.Name, reading: false, wrong);
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>What is read must be there, and may be missing only where this side knows it; what is sent must be known, and what is
    /// needed must be sent.</summary>
    private static void Compare(Type type, JsonElement schema, string path, bool reading, List<string> wrong)
    {
        schema = PublishedApi.Current.Resolve(schema);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (ItemOf(type) is { } item)
        {
            if (schema.TryGetProperty("items", out var items))
            {
                Compare(item, items, path + "[]", reading, wrong);
            }
            else if (!(item == typeof(string) && schema.GetProperty("type").ToString().Contains("array")))
            {
                wrong.Add($"{path} is no list");
            }

            return;
        }

        if (type.Namespace?.StartsWith("CreativeLabs", StringComparison.Ordinal) is not true || type.IsEnum
            || type == typeof(SignInAnswer))
        {
            Simple(type, schema, path, wrong);
            return;
        }

        var known = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().ToDictionary(one => one.Name, one => one.Value) : [];
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet() : [];
        var mine = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetMethod!.GetParameters().Length == 0 && property.Name is not "EqualityContract")
            .ToDictionary(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
                ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        foreach (var (property, info) in mine)
        {
            if (!known.TryGetValue(property, out var inner))
            {
                wrong.Add($"{path}.{property} is not published");
                continue;
            }

            if (reading && (AllowsNull(inner) || !required.Contains(property)) && !MayBeNull(info))
            {
                wrong.Add($"{path}.{property} may be null");
            }

            Compare(info.PropertyType, inner, $"{path}.{property}", reading, wrong);
        }

        if (!reading)
        {
            wrong.AddRange(required.Except(mine.Keys).Select(missing => $"{path}.{missing} is needed and not sent"));
        }
    }

    private static void Simple(Type type, JsonElement schema, string path, List<string> wrong)
    {
        if (!schema.TryGetProperty("type", out var types))
        {
            return;
        }

        var told = types.ToString();
        var fits = type == typeof(string) ? told.Contains("string") || schema.TryGetProperty("enum", out _)
            : type == typeof(Guid) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly)
                ? schema.TryGetProperty("format", out _)
            : type == typeof(bool) ? told.Contains("boolean")
            : type == typeof(int) || type == typeof(long) ? told.Contains("integer")
            : type != typeof(double) || told.Contains("number");
        if (!fits)
        {
            wrong.Add($"{path} is {told}, not {type.Name}");
        }
    }

    private static Type? ItemOf(Type type) => type == typeof(string) ? null
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static bool AllowsNull(JsonElement schema) =>
        (schema.TryGetProperty("type", out var type) && type.ToString().Contains("null"))
        || (schema.TryGetProperty("oneOf", out var some) && some.EnumerateArray().Any(AllowsNull));

    private static bool MayBeNull(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) is not null
        || Nullability.Create(property).ReadState is NullabilityState.Nullable;
}
