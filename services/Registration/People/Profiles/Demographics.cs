using System.Text.Json;
using System.Text.Json.Serialization;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Profiles;

/// <summary>The highest schooling that was finished.</summary>
internal enum Education
{
    None,
    Primary,
    Basic,
    Secondary,
    Vocational,
    Higher,
}

/// <summary>Who heads the household.</summary>
internal enum HouseholdHead
{
    Myself,
    Together,
    Spouse,
    Parents,
    SomeoneElse,
}

/// <summary>The four answers of the Washington Group Short Set.</summary>
internal enum Difficulty
{
    NoDifficulty,
    SomeDifficulty,
    ALotOfDifficulty,
    CannotDoAtAll,
}

/// <summary>Voluntary answers; what is null was not answered.</summary>
/// <param name="BirthYear">From 1900 to this year.</param>
/// <param name="Education">none, primary, basic, secondary, vocational or higher.</param>
/// <param name="HouseholdHead">myself, together, spouse, parents or someoneElse.</param>
/// <param name="Seeing">Even with glasses: noDifficulty, someDifficulty, aLotOfDifficulty or cannotDoAtAll.</param>
/// <param name="Hearing">Even with a hearing aid.</param>
/// <param name="Walking">Or climbing steps.</param>
/// <param name="Remembering">Or concentrating.</param>
/// <param name="SelfCare">Such as washing or dressing.</param>
/// <param name="Communicating">Understanding and being understood.</param>
/// <param name="PreferNotToSay">The questions, by name, that she prefers not to answer.</param>
internal sealed record DemographicAnswers(
    int? BirthYear = null, Education? Education = null, HouseholdHead? HouseholdHead = null, Difficulty? Seeing = null,
    Difficulty? Hearing = null,
    Difficulty? Walking = null, Difficulty? Remembering = null, Difficulty? SelfCare = null, Difficulty? Communicating = null,
    IReadOnlyList<string>? PreferNotToSay = null)
{
    /// <summary>Every question with its answer.</summary>
    [JsonIgnore]
    public IReadOnlyList<(string Question, object? Answer)> All =>
    [
        ("birthYear", BirthYear), ("education", Education), ("householdHead", HouseholdHead),
        .. Functions.Select(f => (f.Question, (object?)f.Answer)),
    ];

    /// <summary>What is a lot of difficulty or impossible: where the Washington Group draws the line.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Needs => [.. Functions.Where(f => f.Answer >= Difficulty.ALotOfDifficulty).Select(f => f.Question)];

    [JsonIgnore]
    private IReadOnlyList<(string Question, Difficulty? Answer)> Functions =>
    [
        ("seeing", Seeing), ("hearing", Hearing), ("walking", Walking), ("remembering", Remembering), ("selfCare", SelfCare),
        ("communicating", Communicating),
    ];
}

/// <summary>The voluntary answers of a person, sealed in one piece under her data key. The row outlives its answers, so that a version is
/// never seen twice.</summary>
internal sealed class Demographics : IVersioned
{
    /// <summary>The questions that tell a need.</summary>
    public static readonly IReadOnlyList<string> NeedQuestions =
        ["seeing", "hearing", "walking", "remembering", "selfCare", "communicating"];

    private const string Column = "demographics.answers";

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private Demographics(Guid personId)
    {
        PersonId = personId;
        Version = 1;
    }

    public Guid PersonId { get; private set; }

    /// <summary>Null when she took them back.</summary>
    public byte[]? Answers { get; private set; }

    public int Version { get; private set; }

    /// <summary>Nothing answered yet.</summary>
    public static Demographics None(Guid personId) => new(personId);

    public void Keep(DemographicAnswers answers, VaultEntry entry, PersonVault vault)
    {
        Answers = vault.Seal(entry, Column, JsonSerializer.Serialize(answers, Json));
        Version++;
    }

    public void Forget()
    {
        Answers = null;
        Version++;
    }

    public DemographicAnswers Read(VaultEntry entry, PersonVault vault) =>
        vault.OpenText(entry, Column, Answers) is { } json
            ? JsonSerializer.Deserialize<DemographicAnswers>(json, Json)! : new DemographicAnswers();

    public static void Map(ModelBuilder model) => model.Entity<Demographics>(demographics =>
    {
        demographics.ToTable("demographics");
        demographics.HasKey(d => d.PersonId);
        demographics.HasOne<VaultEntry>().WithOne().HasForeignKey<Demographics>(d => d.PersonId);
    });
}
