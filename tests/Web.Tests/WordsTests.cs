using System.Reflection;
using System.Text.RegularExpressions;
using CreativeLabs.Contracts;

namespace CreativeLabs.Web;

/// <summary>What people read.</summary>
public sealed partial class WordsTests
{
    private static readonly System.Buffers.SearchValues<char> OwnLetters = System.Buffers.SearchValues.Create("ңөүҢӨҮ");

    private static readonly List<(string Name, LocalText Text)> All = [.. typeof(Visit).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => field.FieldType == typeof(LocalText) || field.FieldType == typeof(Dictionary<string, LocalText>))
        .SelectMany(field => field.GetValue(null) is Dictionary<string, LocalText> many
            ? many.Select(one => ($"{field.DeclaringType!.Name}.{one.Key}", one.Value))
            : [($"{field.DeclaringType!.Name}.{field.Name}", (LocalText)field.GetValue(null)!)])];

    [Fact]
    public void Every_word_is_there_in_three_languages() => All.Where(one => string.IsNullOrWhiteSpace(one.Text.Ky)
        || string.IsNullOrWhiteSpace(one.Text.Ru) || string.IsNullOrWhiteSpace(one.Text.En)).ShouldBeEmpty();

    [Fact]
    public void Every_language_has_the_same_gaps() => All.Where(one =>
        Of(one.Text.Ky!) != Of(one.Text.Ru!) || Of(one.Text.Ru!) != Of(one.Text.En!)).ShouldBeEmpty();

    /// <summary>The glossary of the messages holds for the screens too.</summary>
    [Fact]
    public void One_thing_has_one_word()
    {
        string[] ky = ["заказ", "хаб", "член", "ивент", "слот", "резерв", "урок", "тренер", "сертификат", "ментор", "заявление", "группа"];
        string[] ru = ["хаб", "ивент", "слот", "резерв", "урок", "тренер", "сертификат", "ментор", "заявлени", "снимок", "творческ"];
        All.Where(one => ky.Any(word => Has(one.Text.Ky!, word))).ShouldBeEmpty();
        All.Where(one => ru.Any(word => Has(one.Text.Ru!, word))).ShouldBeEmpty();
    }

    /// <summary>A number takes an ending by how it is spoken, so a gap takes none.</summary>
    [Fact]
    public void No_ending_hangs_on_a_gap() =>
        All.Where(one => EndingOnGap().IsMatch(one.Text.Ky!)).ShouldBeEmpty();

    [Fact]
    public void Kyrgyz_is_written_in_its_own_letters() => All.Count(one => one.Text.Ky!.AsSpan().ContainsAny(OwnLetters))
        .ShouldBeGreaterThan(All.Count / 3);

    private static string Of(string text) => string.Join(',', Gap().Matches(text).Select(match => match.Value).Distinct().Order());

    private static bool Has(string text, string word) => Regex.IsMatch(text, $@"(?<!\p{{L}}){word}", RegexOptions.IgnoreCase);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\}-?\p{L}")]
    private static partial Regex EndingOnGap();
}
