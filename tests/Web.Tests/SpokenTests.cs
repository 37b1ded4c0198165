namespace CreativeLabs.Web;

public sealed class SpokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("ky", "2026-11-29", "29-ноябрь")]
    [InlineData("ky", "2027-11-29", "2027-жылдын 29-ноябры")]
    [InlineData("ky", "2027-07-01", "2027-жылдын 1-июлу")]
    [InlineData("ru", "2026-05-09", "9 мая")]
    [InlineData("ru", "2027-05-09", "9 мая 2027 г.")]
    [InlineData("en", "2027-01-02", "2 January 2027")]
    public void A_date_is_said_as_people_say_it(string language, string date, string said) =>
        new Spoken(language, Now).Date(DateOnly.Parse(date)).ShouldBe(said);

    [Theory]
    [InlineData("ky", "29-ноябрь, жекшемби, 11:00")]
    [InlineData("ru", "29 ноября, воскресенье, 11:00")]
    [InlineData("en", "Sunday, 29 November, 11:00")]
    public void A_moment_is_told_in_the_time_of_Bishkek(string language, string said) =>
        new Spoken(language, Now).When(new DateTimeOffset(2026, 11, 29, 5, 0, 0, TimeSpan.Zero)).ShouldBe(said);

    [Fact]
    public void The_night_belongs_to_the_day_in_Bishkek() =>
        Spoken.DayOf(new DateTimeOffset(2026, 11, 29, 19, 0, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 11, 30));

    [Theory]
    [InlineData("ky", 1_250_050, "12 500,50 сом")]
    [InlineData("ru", 1_250_000, "12 500 сом")]
    [InlineData("ru", 100_000_000, "1 000 000 сом")]
    [InlineData("en", 1_250_050, "12,500.50 som")]
    [InlineData("ky", 5, "0,05 сом")]
    [InlineData("ky", -35_000, "−350 сом")]
    public void Money_is_said_as_people_say_it(string language, long tyiyn, string said) =>
        new Spoken(language, Now).Money(tyiyn).Replace('\u00a0', ' ').ShouldBe(said);

    [Theory]
    [InlineData(1, "1 место")]
    [InlineData(2, "2 места")]
    [InlineData(5, "5 мест")]
    [InlineData(11, "11 мест")]
    [InlineData(12, "12 мест")]
    [InlineData(21, "21 место")]
    [InlineData(104, "104 места")]
    [InlineData(0, "0 мест")]
    public void Russian_counts_in_three_forms(int number, string said) =>
        new Counted("орун", "место", "места", "мест", "seat", "seats").Of(number, "ru").Replace('\u00a0', ' ').ShouldBe(said);

    [Fact]
    public void Kyrgyz_counts_in_one_form_and_English_in_two()
    {
        var seats = new Counted("орун", "место", "места", "мест", "seat", "seats");
        seats.Of(5, "ky").ShouldBe("5\u00a0орун");
        seats.Of(1, "en").ShouldBe("1\u00a0seat");
        seats.Of(2, "en").ShouldBe("2\u00a0seats");
    }
}
