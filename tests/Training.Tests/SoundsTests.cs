using CreativeLabs.Search;

namespace CreativeLabs.Training.Tests;

public sealed class SoundsTests
{
    [Theory]
    [InlineData("кийиз", "kiyiz")]
    [InlineData("жүндү", "jundu")]
    [InlineData("жунду", "jundu")]
    [InlineData("өсүмдүк", "osumduk")]
    [InlineData("ѳсүмдүк", "osumduk")]
    [InlineData("теңдик", "tendik")]
    [InlineData("съёмка", "semka")]
    [InlineData("чычырканак", "cicirkanak")]
    [InlineData("жyн", "jun")]
    public void A_word_has_one_spelling_of_its_sound(string written, string sound) => PhoneticForm.Of(written).ShouldBe(sound);

    [Theory]
    [InlineData("zhundu", "жүндү")]
    [InlineData("dzhundu", "жүндү")]
    [InlineData("jüñdü", "жүңдү")]
    [InlineData("jyndu", "жүндү")]
    [InlineData("juendue", "жүндү")]
    [InlineData("kiyiz", "кийиз")]
    [InlineData("kijiz", "кийиз")]
    [InlineData("4y4yrkanak", "чычырканак")]
    [InlineData("chychyrkanak", "чычырканак")]
    [InlineData("6yrdak", "шырдак")]
    [InlineData("şyrdak", "шырдак")]
    [InlineData("xalat", "халат")]
    [InlineData("khalat", "халат")]
    [InlineData("vojlok", "войлок")]
    [InlineData("voilok", "войлок")]
    [InlineData("cvet", "цвет")]
    [InlineData("tsvet", "цвет")]
    [InlineData("boyoo", "боёо")]
    [InlineData("yabloko", "яблоко")]
    public void Latin_letters_are_read_by_every_habit(string latin, string written) =>
        PhoneticForm.Readings(latin).ShouldContain(PhoneticForm.Of(written));

    [Theory]
    [InlineData("килемдер", "килем")]
    [InlineData("килемдерди", "килем")]
    [InlineData("жүндүн", "жүн")]
    [InlineData("шырдагы", "шырдак")]
    [InlineData("шерстью", "шерсть")]
    [InlineData("ковров", "ковры")]
    [InlineData("коврами", "ковёр", false)]
    [InlineData("вышивкой", "вышивка")]
    [InlineData("carpets", "carpet")]
    [InlineData("weaving", "weave")]
    public void Forms_of_a_word_share_a_stem(string one, string other, bool share = true) =>
        (Stems.Of(PhoneticForm.Of(one)) == Stems.Of(PhoneticForm.Of(other))).ShouldBe(share);

    [Theory]
    [InlineData("kiyiz", "kyiiz", 0.8)]
    [InlineData("kilem", "kilm", 0.6)]
    [InlineData("kilem", "kiem", 1)]
    [InlineData("kilem", "kirem", 0.6)]
    [InlineData("kilem", "kizem", 1)]
    public void A_slip_is_counted(string known, string typed, double slips) => EditDistance.Between(typed, known, 2)!.Value.ShouldBe(slips,
        0.001);

    [Fact]
    public void Words_are_told_apart_wherever_they_stand() =>
        Words.Written("Туш-кийиз, «Ала кийиз»: 2-бөлүк; d'or 😀x").ShouldBe(["туш", "кийиз", "ала", "кийиз", "2", "бөлүк", "dor", "x"]);
}
