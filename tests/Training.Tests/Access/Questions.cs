using CreativeLabs.Support;

namespace CreativeLabs.Training.Tests.Access;

/// <summary>What an operation is asked about and what would be right to send; the second argument is the case.</summary>
internal delegate Task<Question> Make(Scene scene, string known);

/// <summary>For every operation, by its id, what it is asked about.</summary>
internal static partial class Questions
{
    public const string Draft = "draft";
    public const string Published = "published";
    public const string OfLab = "of the lab";
    public const string OfGroup = "of a group";

    /// <summary>What is answered differently by what the thing asked about is.</summary>
    public static IReadOnlyDictionary<string, string[]> Cases { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["getOffering"] = [Draft, Published],
        ["listOfferingSessions"] = [Draft, Published],
        ["getOfferingCalendar"] = [Draft, Published],
        ["replaceOffering"] = [Draft, Published],
        ["cancelOffering"] = [Draft, Published],
        ["enrolParty"] = ["", OfGroup],
        ["getFigures"] = ["", OfLab],
        ["exportFigures"] = ["", OfLab],
    };

    public static async Task<Question> Of(TrainingFixture fixture, string operation, string known, string caller)
    {
        var scene = new Scene(fixture, caller);
        if (await OperationsAccess.Of(fixture, "training", operation, scene.Asker) is { } ofOperators)
        {
            return ofOperators;
        }

        var make = OfCourses.GetValueOrDefault(operation) ?? OfOfferings.GetValueOrDefault(operation)
            ?? OfLearners.GetValueOrDefault(operation)
            ?? throw new InvalidOperationException($"{operation} is new: say here what it is asked about, and in access.txt who may.");
        return await make(scene, known);
    }

    private static Make Plain(object? body = null, string? query = null) =>
        (s, _) => Task.FromResult(About(s, body: body) with { Query = query });

    private static Question About(Scene scene, Guid? id = null, object? body = null, params (string Name, object Value)[] others)
    {
        var values = others.ToDictionary(o => o.Name, o => $"{o.Value}", StringComparer.Ordinal);
        if (id is { } known)
        {
            values["id"] = $"{known}";
        }

        return new(scene.Asker, values, body);
    }
}
