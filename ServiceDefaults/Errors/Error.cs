using CreativeLabs.Contracts;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Why a request is not carried out: a stable code, and a sentence for people.</summary>
/// <param name="Code">snake_case, never changed once published.</param>
/// <param name="Sentence">What is wrong and, where it helps, what to do; in three languages.</param>
/// <param name="Status">The HTTP status, 409 unless said otherwise.</param>
public sealed record Error(string Code, LocalText Sentence, int Status = 409)
{
    /// <summary>Shorthand for an error whose sentence is given in Kyrgyz, Russian and English.</summary>
    public Error(string code, string ky, string ru, string en, int status = 409) : this(code, new LocalText(ky, ru, en), status) { }

    /// <summary>Figures that the answer carries beside the sentence, such as the quantity left.</summary>
    public IReadOnlyDictionary<string, object?> Extensions { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>The same error with one more figure in the answer.</summary>
    public Error With(string name, object? value) =>
        this with { Extensions = new Dictionary<string, object?>(Extensions, StringComparer.Ordinal) { [name] = value } };
}
