using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Mentors;

/// <summary>What one can be mentored in. A code that was ever given out stays: requests keep it.</summary>
/// <param name="Code">Such as <c>e-commerce</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Wider">The topic that includes this one: its mentors can help too, only less exactly.</param>
internal sealed record Topic(string Code, LocalText Name, string? Wider = null)
{
    public static IReadOnlyList<Topic> All { get; } =
    [
        new("handicrafts", new("Кол өнөрчүлүк", "Ремёсла", "Handicrafts")),
        new("felt", new("Кийиз: шырдак жана ала кийиз", "Войлок: шырдак и ала-кийиз", "Felt: shyrdak and ala-kiyiz"), "handicrafts"),
        new("embroidery", new("Сайма жана курак", "Вышивка и курак", "Embroidery and patchwork"), "handicrafts"),
        new("sewing", new("Тигүү", "Шитьё", "Sewing"), "handicrafts"),
        new("creative-industries", new("Чыгармачыл тармактар", "Креативные индустрии", "Creative industries")),
        new("digital-marketing", new("Санарип маркетинг", "Цифровой маркетинг", "Digital marketing")),
        new("e-commerce", new("Интернет аркылуу сатуу", "Продажи через интернет", "E-commerce"), "digital-marketing"),
        new("tourism", new("Туризм", "Туризм", "Tourism")),
        new("guesthouse", new("Конок үй жана сый тамак", "Гостевой дом и стол", "Guesthouse and table"), "tourism"),
        new("herbs", new("Чөптөр жана мөмөлөр", "Травы и ягоды", "Herbs and berries")),
        new("business-plan", new("Бизнес-план", "Бизнес-план", "Business plan")),
        new("finance", new("Акча эсеби", "Учёт денег", "Money and bookkeeping"), "business-plan"),
        new("leadership", new("Аялдардын лидерлиги", "Лидерство женщин", "Women's leadership")),
    ];

    public static IReadOnlyList<string> Codes { get; } = All.Select(topic => topic.Code).ToList();

    public static Topic Of(string code) => All.First(topic => topic.Code == code);
}

/// <summary>A topic in the caller's language.</summary>
/// <param name="Code">As it is asked for, such as <c>felt</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Wider">The topic that includes it.</param>
internal sealed record TopicView(string Code, string Name, string? Wider)
{
    public static TopicView Of(string code, HttpContext http) => Of(Topic.Of(code), http);

    public static TopicView Of(Topic topic, HttpContext http) => new(topic.Code, http.Say(topic.Name), topic.Wider);
}
