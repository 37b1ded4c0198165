using System.Text.RegularExpressions;
using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

public sealed class TemplateTests
{
    private static readonly LocalText Long = new(new string('ү', 300), new string('я', 300), new string('w', 300));

    public static TheoryData<string, int, string> Messages => new(
        from template in Catalogue.All
        where template.Sms
        is not null
        from language in LocalText.Languages
        select (template.Key, template.Version, language));

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_stays_within_two_parts_however_long_its_values_are(string key, int version, string language)
    {
        var template = Catalogue.Find(key, version);
        var values = Places(template.Sms!.In(language)).ToDictionary(name => name, _ => Long, StringComparer.Ordinal);
        var text = template.RenderSms(language, values);
        text.Length.ShouldBeLessThanOrEqualTo(2 * 67, text);
        SmsParts.Of(text).ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Every_template_speaks_three_languages_about_the_same_values()
    {
        foreach (var text in Catalogue.All.SelectMany(t => new[] { t.Text, t.Sms }).OfType<LocalText>())
        {
            LocalText.Languages.ShouldAllBe(language => text.Find(language).Language == language);
            Places(text.Ru!).ShouldBe(Places(text.Ky!), ignoreOrder: true);
            Places(text.En!).ShouldBe(Places(text.Ky!), ignoreOrder: true);
        }
    }

    [Fact]
    public void A_message_to_a_shared_phone_names_no_programme_course_or_lab() =>
        Catalogue.All.Where(t => t.Sms is not null).SelectMany(t => Places(t.Sms!.Ky!))
            .ShouldAllBe(name =>
            name == "code" || name == "number" || name == "title" || name == "quantity" || name == "amount" || name == "date");

    /// <summary>Wordings of before are for notifications that are there already; no message is sent by them any more.</summary>
    [Fact]
    public void A_message_to_a_shared_phone_names_no_goods_and_no_money() =>
        Catalogue.All.Except(EarlierTemplates.All).Where(t => t.Sms is not null).SelectMany(t => Places(t.Sms!.Ky!))
            .ShouldAllBe(name => name == "code" || name == "number" || name == "date");

    [Theory]
    [InlineData("ky", "№ A-1 буйрутма төлөндү. Чоо-жайын жеке баракчаңыздан окуңуз.")]
    [InlineData("ru", "Заказ № A-1 оплачен. Подробности на вашей странице.")]
    [InlineData("en", "Order A-1 was paid. See your page for details.")]
    public void A_seller_s_phone_hears_of_a_paid_order_and_not_of_what_was_bought(string language, string expected)
    {
        var text = SellingTemplates.OrderPaidToSeller.RenderSms(language, new Dictionary<string, LocalText>
        {
            ["number"] = LocalText.Same("A-1"), ["title"] = LocalText.Same("Shyrdak"), ["amount"] = LocalText.Same("1 250 som"),
            ["quantity"] = LocalText.Same("2"),
        });
        text.ShouldBe(expected);
        SmsParts.Of(text).ShouldBe(1);
    }

    [Theory]
    [InlineData("ky", "Кодуңуз: 123456. Аны эч кимге айтпаңыз.")]
    [InlineData("ru", "Ваш код: 123456. Никому его не сообщайте.")]
    [InlineData("en", "Your code: 123456. Do not share it with anyone.")]
    public void A_code_is_one_part_and_says_nothing_else(string language, string expected)
    {
        var text = SecurityTemplates.SignInCode.RenderSms(language,
            new Dictionary<string, LocalText> { ["code"] = LocalText.Same("123456") });
        text.ShouldBe(expected);
        SmsParts.Of(text).ShouldBe(1);
    }

    [Theory]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('ң', 70, 1)]
    [InlineData('ң', 71, 2)]
    [InlineData('ң', 134, 2)]
    [InlineData('ң', 135, 3)]
    public void Parts_are_counted_as_they_are_paid(char letter, int length, int parts) =>
        SmsParts.Of(new string(letter, length)).ShouldBe(parts);

    [Fact]
    public void A_cut_value_never_ends_in_half_a_character()
    {
        var template = new Template("t", 1, Category.Selling, LocalText.Same("{v}"), LocalText.Same("{v}"));
        var text = template.RenderSms("ky", new Dictionary<string, LocalText> { ["v"] = LocalText.Same(new string('a', 22) + "😀😀😀") });
        text.ShouldBe(new string('a', 22) + "…");
    }

    private static List<string> Places(string text) => Regex.Matches(text, @"\{(\w+)\}").Select(m => m.Groups[1].Value).Distinct().ToList();
}
