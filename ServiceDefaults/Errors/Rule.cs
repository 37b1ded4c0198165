using CreativeLabs.Contracts;

namespace CreativeLabs.ServiceDefaults;

/// <summary>A rule of the business that a request can break: a stable code, and a sentence for people.</summary>
/// <param name="Code">snake_case, never changed once published.</param>
/// <param name="Sentence">What is wrong and, where it helps, what to do; in three languages.</param>
/// <param name="Status">The HTTP status, 409 unless said otherwise.</param>
public sealed record Rule(string Code, LocalText Sentence, int Status = 409)
{
    /// <summary>Shorthand for a rule whose sentence is given in Kyrgyz, Russian and English.</summary>
    public Rule(string code, string ky, string ru, string en, int status = 409) : this(code, new LocalText(ky, ru, en), status) { }

    /// <summary>Figures that the answer carries beside the sentence, such as the quantity left.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>The same rule with one more figure in the answer.</summary>
    public Rule With(string name, object? value) =>
        this with { Facts = new Dictionary<string, object?>(Facts, StringComparer.Ordinal) { [name] = value } };
}
