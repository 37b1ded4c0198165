using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Programmes;

namespace CreativeLabs.Registration.Data.Seed;

/// <summary>The programmes of the labs, and one cohort of each where the lab works in its trade.</summary>
internal static class SeedProgrammes
{
    private const int DaysToApply = 180;
    private const int DaysOfCohort = 90;
    private const int Places = 20;

    public static IReadOnlyList<Programme> All =>
    [
        Programme.Plan("handicraft-business", "handicrafts",
            new("Кол өнөрчүлүктөн ишкерликке", "От ремесла к своему делу", "From craft to business"),
            new("Шырдак, ала-кийиз, сайма жана тигүү менен алектенген аялдар үчүн үч айлык программа: буюмду жакшыртуу, баасын эсептөө, " +
            "сүрөткө тартуу жана сатуу.",
                "Трёхмесячная программа для женщин, которые делают шырдаки, ала-кийизы, вышивают и шьют: улучшить изделие, посчитать " +
                "цену, снять его и продать.",
                "Three months for women who make shyrdaks and ala-kiyiz, embroider and sew: improve the product, work out its price, " +
                "photograph it and sell it.")),
        Programme.Plan("community-tourism", "tourism",
            new("Айылдык туризм", "Сельский туризм", "Community tourism"),
            new("Конок үйүн ачуу, жергиликтүү тамактар, майрам-жөрөлгөлөрдү конокко көрсөтүү жана коопсуз маршрут түзүү.",
                "Открыть гостевой дом, готовить местные блюда, показать гостям обычаи и проложить безопасный маршрут.",
                "Open a guest house, cook what grows here, show guests the customs and lay out a safe route.")),
        Programme.Plan("herbs-and-berries", "herbs-and-berries",
            new("Чөп жана мөмө: жыйноодон таңгакка чейин", "Травы и ягоды: от сбора до упаковки",
            "Herbs and berries: from picking to packing"),
            new("Тоо чөптөрүн жана мөмөлөрдү аяр жыйноо, кургатуу, чай жана кайнатма даярдоо, таңгактоо жана сапат талаптары.",
                "Бережный сбор горных трав и ягод, сушка, чаи и варенья, упаковка и требования к качеству.",
                "Picking mountain herbs and berries with care, drying, teas and preserves, packing, and what quality asks for.")),
        Programme.Plan("digital-marketing", "digital-marketing",
            new("Санарип маркетинг жана онлайн соода", "Цифровой маркетинг и онлайн-продажи", "Digital marketing and online sales"),
            new("Телефон менен сүрөткө тартуу, социалдык тармактарда баракча жүргүзүү, онлайн дүкөн ачуу жана кардар менен сүйлөшүү.",
                "Снимать на телефон, вести страницу в социальных сетях, открыть онлайн-магазин и говорить с покупателем.",
                "Taking pictures with a phone, keeping a page on social networks, opening an online shop and talking with customers.")),
        Programme.Plan("creative-start", "creative-industries",
            new("Чыгармачыл башталыш", "Творческий старт", "Creative start"),
            new("Дизайн, музыка, кино же мода боюнча идеясы бар аялдар үчүн: идеядан биринчи иш-чарага чейин насаатчы менен.",
                "Для женщин с идеей в дизайне, музыке, кино или моде: от идеи до первого события вместе с наставницей.",
                "For women with an idea in design, music, film or fashion: from the idea to a first event, together with a mentor.")),
    ];

    /// <summary>Cohorts that can be applied to from the day of seeding on.</summary>
    public static IEnumerable<Cohort> Cohorts(DateTimeOffset now)
    {
        var today = Bishkek.Today(now);
        var starts = today.AddDays(DaysToApply + 7);
        return from lab in SeedLabs.All
               from programme in All
               where Offers(lab, programme)
               select Cohort.Plan(
                   WellKnown.Id($"cohort/{lab.Code}/{programme.Slug}"), programme.Id, lab.Id, today.AddDays(DaysToApply), starts,
                   starts.AddDays(DaysOfCohort), Places);
    }

    private static bool Offers(Lab lab, Programme programme) =>
        lab.Focus.Contains(programme.Track) || (programme.Track == "digital-marketing" && lab.Focus.Contains("e-commerce"));
}
