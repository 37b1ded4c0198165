using CreativeLabs.Contracts;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Collects what is wrong with a request, field by field, into one 400.</summary>
/// <example><code>if (new Validation().Length(body.Topic, 1, 80, "topic").Problem is { } problem) return problem;</code></example>
public sealed class Validation
{
    internal static readonly LocalText Empty = new("Толтурулушу керек.", "Нужно заполнить.", "This is required.");
    private static readonly LocalText Unknown = new("Мындай маани жок.", "Такого значения нет.", "This is not one of the known values.");
    private static readonly LocalText NoName = new(
        "Аталыш бир сапта, тамгалар менен жазылат.", "Напишите имя или название буквами, в одной строке.",
        "Write the name in letters, on one line.");

    private readonly Dictionary<string, LocalText[]> fields = new(StringComparer.Ordinal);

    /// <summary>The 400 to answer with, or null when all is well.</summary>
    public ProblemResult? Problem => fields.Count == 0 ? null : ProblemResult.Invalid(fields);

    /// <summary>Adds <paramref name="sentence"/> to <paramref name="field"/> unless <paramref name="holds"/>.</summary>
    public Validation Check(bool holds, string field, LocalText sentence)
    {
        if (!holds)
        {
            fields[field] = fields.TryGetValue(field, out var before) ? [.. before, sentence] : [sentence];
        }

        return this;
    }

    /// <summary>As <see cref="Check(bool, string, LocalText)"/> with the sentence in three languages.</summary>
    public Validation Check(bool holds, string field, string ky, string ru, string en) => Check(holds, field, new LocalText(ky, ru, en));

    /// <summary>A text of <paramref name="min"/> to <paramref name="max"/> characters; null counts as empty.</summary>
    public Validation Length(string? value, int min, int max, string field)
    {
        var length = value?.Trim().Length ?? 0;
        return min > 0 && !WrittenText.IsVisible(value)
            ? Check(false, field, Empty)
            : Check(length >= min && length <= max, field,
                $"{min}–{max} белги болушу керек.", $"Должно быть от {min} до {max} знаков.", $"Must have {min} to {max} characters.");
    }

    /// <summary>A name of 1 to <paramref name="max"/> characters: one line with a letter in it.</summary>
    public Validation Name(string? value, int max, string field)
    {
        Length(value, 1, max, field);
        return Check(!WrittenText.IsVisible(value) || WrittenText.IsName(value), field, NoName);
    }

    /// <summary>As <see cref="Name(string?, int, string)"/>; it may be left out.</summary>
    public Validation OptionalName(string? value, int max, string field) => string.IsNullOrEmpty(value) ? this : Name(value, max, field);

    /// <summary>A name in at least one language.</summary>
    public Validation Name(LocalText? name, int max, string field)
    {
        Text(name, max, field);
        return Check(LanguagesOf(name).All(WrittenText.IsName) || !LanguagesOf(name).All(WrittenText.IsVisible), field, NoName);
    }

    /// <summary>A number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public Validation Range(long value, long min, long max, string field) => Check(value >= min && value <= max, field,
        $"{min}–{max} аралыгында болушу керек.", $"Должно быть от {min} до {max}.", $"Must be from {min} to {max}.");

    /// <summary>One of a closed set of words.</summary>
    public Validation OneOf(string? value, IEnumerable<string> known, string field) =>
        Check(known.Contains(value, StringComparer.Ordinal), field, Unknown);

    /// <summary>At least one language, each at most <paramref name="max"/> characters.</summary>
    public Validation Text(LocalText? text, int max, string field)
    {
        // A language of which nothing is seen would stand where another one could be read.
        Check(text is not null && text.HasAny() && LanguagesOf(text).All(WrittenText.IsVisible), field, Empty);
        return text is null ? this : Length(text.Ky, 0, max, field).Length(text.Ru, 0, max, field).Length(text.En, 0, max, field);
    }

    private static IEnumerable<string> LanguagesOf(LocalText? text) =>
        new[] { text?.Ky, text?.Ru, text?.En }.OfType<string>().Where(one => one.Length > 0);
}
