using CreativeLabs.Support;

namespace CreativeLabs.Registration.Tests.Access;

/// <summary>What an operation is asked about and what would be right to send.</summary>
internal sealed record Asked(IReadOnlyDictionary<string, string> Values, object? Body = null, string? Query = null, string IfMatch = "*");

/// <summary>Makes what is asked about, in a scene made for this one question; the second argument is the case.</summary>
internal delegate Task<Asked> Make(Scene scene, string known);

/// <summary>For every operation, by its id, what it is asked about.</summary>
internal static partial class Questions
{
    public const string Draft = "draft";
    public const string Submitted = "submitted";
    public const string Published = "published";
    public const string OfTrainer = "trainer";
    public const string OfCoordinator = "coordinator";
    public const string OfLab = "of a lab";
    public const string OfAll = "of all labs";
    public const string Joined = "the member is in it";

    /// <summary>What is answered differently by what the thing asked about is.</summary>
    public static IReadOnlyDictionary<string, string[]> Cases { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["updateProgramme"] = [OfLab, OfAll],
        ["grantRole"] = [OfTrainer, OfCoordinator],
        ["revokeRole"] = [OfTrainer, OfCoordinator],
        ["listEvents"] = [Draft, Published],
        ["getEvent"] = [Draft, Published],
        ["updateEvent"] = [Draft, Published],
        ["getEventPlan"] = [Draft, Published],
        ["announceHearing"] = [Draft, Published],
        ["getGroup"] = ["", Joined],
        ["describeGroup"] = ["", Joined],
        ["handOverLead"] = ["", Joined],
        ["nameTreasurer"] = ["", Joined],
        ["listGroupMembers"] = ["", Joined],
        ["leaveGroup"] = ["", Joined],
        ["inviteMember"] = ["", Joined],
        ["listGroupInvitations"] = ["", Joined],
        ["getManuscript"] = [Draft, Submitted, Published],
        ["withdrawStory"] = [Draft, Submitted, Published],
        ["getPicture"] = [Draft, Submitted, Published],
    };

    public static async Task<Question> Of(RegistrationFixture fixture, string operation, string known, string caller)
    {
        var scene = await Scene.Set(fixture, caller);
        var make = OfPeople.GetValueOrDefault(operation) ?? OfProgrammes.GetValueOrDefault(operation)
            ?? OfEvents.GetValueOrDefault(operation)
            ?? OfThings.GetValueOrDefault(operation)
            ?? throw new InvalidOperationException($"{operation} is new: say here what it is asked about, and in access.txt who may.");
        var (values, body, query, match) = await make(scene, known);
        return new Question(scene.Asker, values, body, query, match);
    }

    private static Make Plain(object? body = null) => (_, _) => Task.FromResult(About(null, body));

    private static Make OfLabItself(object? body = null) => (s, _) => Task.FromResult(About(s.Lab, body));

    private static Asked About(Guid? id, object? body = null, params (string Name, object Value)[] others)
    {
        var values = others.ToDictionary(o => o.Name, o => $"{o.Value}", StringComparer.Ordinal);
        if (id is { } known)
        {
            values["id"] = $"{known}";
        }

        return new(values, body);
    }
}
