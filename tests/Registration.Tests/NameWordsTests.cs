using CreativeLabs.Registration.Labs.Members;


namespace CreativeLabs.Registration.Tests;

public sealed class NameWordsTests
{
    [Theory]
    [InlineData("Жаңыл Өмүрзак кызы", "жаныл омурзак кызы")]
    [InlineData("ЖАҢЫЛ  өмүрзак-КЫЗЫ", "жаныл омурзак кызы")]
    [InlineData("ѳмүрзак", "омурзак")]
    [InlineData("Алёна", "алена")]
    [InlineData("Ай\u0438\u0306ша", "аииша")]
    [InlineData("Aigul O'Brien 2", "aigul obrien 2")]
    [InlineData("Ma\u2019mura", "mamura")]
    [InlineData("Ma\u02BBmura", "mamura")]
    [InlineData("Ma\u02BCmura", "mamura")]
    [InlineData("Ma\u2018mura", "mamura")]
    [InlineData("\u00C7elik", "celik")]
    [InlineData("C\u0327elik", "celik")]
    [InlineData("Celik", "celik")]
    [InlineData("G\u00FClnara \u0130\u015F\u0131k", "gulnara isik")]
    [InlineData("\u200Bа.б.в.г.д.е.ж.з", "а б в г д е")]
    [InlineData(" -- ", "")]
    [InlineData(null, "")]
    public void A_name_is_folded_to_what_people_type(string? name, string words) => string.Join(' ', NameWords.Of(name)).ShouldBe(words);

    [Fact]
    public void Beginnings_have_from_two_to_twelve_letters() =>
        NameWords.Beginnings(["я", "ака", "абвгдежзиклмнопр"]).ShouldBe(
            ["ак", "ака", "аб", "абв", "абвг", "абвгд", "абвгде", "абвгдеж", "абвгдежз", "абвгдежзи", "абвгдежзик", "абвгдежзикл",
            "абвгдежзиклм"]);

    [Fact]
    public void The_order_of_the_words_does_not_matter() =>
        NameWords.Alike(NameWords.Of("Асанова Айгүл")).ShouldBe(NameWords.Alike(NameWords.Of("айгул  АСАНОВА")));
}
