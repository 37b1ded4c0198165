using CreativeLabs.Contracts;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What holds for every text that people write.</summary>
public sealed class WrittenTextTests
{
    [Theory]
    [InlineData("+996\u2011555\u2013123\u2014456", "+996-555-123-456")]
    [InlineData("\u202A+996\u00A0555\u202F123 456\u202C", "+996555123456")]
    [InlineData("\u206612\u200B34\u2060\uFEFF\u2069", "1234")]
    [InlineData("12\u00AD34\u200E\u200F\t\r\n", "1234")]
    [InlineData("12\u221234\uFF0D\uFE63\uFE58\u2010\u2012\u2015", "12-34------")]
    [InlineData("at-bashy", "at-bashy")]
    public void What_is_pasted_along_with_a_number_or_a_code_is_dropped_and_a_dash_is_a_dash(string pasted, string bare) =>
        WrittenText.WithoutPasted(pasted).ShouldBe(bare);

    [Theory]
    [InlineData("Айгүл", true)]
    [InlineData("two\r\nlines\tand a tab", true)]
    [InlineData("\u0417\u0430\u043C\u0438\u0440\u0430 \uD83D\uDE42 \u200D", true)]
    [InlineData("O\u02BBktam, Ma\u02BCmura, Ma\u2018mura", true)]
    [InlineData("a\u0000b", false)]
    [InlineData("a\u0007b", false)]
    [InlineData("a\u007Fb", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("a\u202Eb", false)]
    [InlineData("a\u202Ab", false)]
    [InlineData("a\u2066b", false)]
    [InlineData("a\u2069b", false)]
    [InlineData("a\uFFFEb", false)]
    public void Controls_and_marks_that_turn_the_direction_are_no_text(string text, bool clean) =>
        WrittenText.IsClean(text).ShouldBe(clean);

    [Theory]
    [InlineData("Айгүл", true)]
    [InlineData("B 2", true)]
    [InlineData("Ma\u02BBmura", true)]
    [InlineData("", false)]
    [InlineData("\u200B", false)]
    [InlineData(" \u2060\uFEFF ", false)]
    [InlineData("\u3164", false)]
    [InlineData("123", false)]
    [InlineData("...", false)]
    [InlineData("Айгүл\nАсанова", false)]
    [InlineData("Айгүл\u2028", false)]
    public void A_name_is_one_line_with_a_letter_that_is_seen(string name, bool taken)
    {
        WrittenText.IsName(name).ShouldBe(taken);
        (new Validation().Name(name, 100, "name").Problem is null).ShouldBe(taken);
        (new Validation().Name(new LocalText(En: name), 100, "name").Problem is null).ShouldBe(taken);
    }

    [Fact]
    public void A_language_of_which_nothing_is_seen_is_refused() =>
        new Validation().Text(new LocalText(Ky: "\u200B", En: "Felt"), 100, "title").Problem.ShouldNotBeNull();

    [Theory]
    [InlineData("\u00C7elik", "C\u0327elik")]
    [InlineData("Ma\u2019mura", "Ma\u02BBmura")]
    [InlineData("Алёна", "алена")]
    [InlineData("\u0130REM", "irem")]
    public void Accents_and_apostrophes_do_not_tell_names_apart(string one, string other) =>
        WrittenText.Folded(one).ShouldBe(WrittenText.Folded(other));
}
