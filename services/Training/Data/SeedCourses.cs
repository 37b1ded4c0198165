using CreativeLabs.Contracts;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Courses;

namespace CreativeLabs.Training.Data;

/// <summary>The first catalog.</summary>
internal static class SeedCourses
{
    public static IReadOnlyList<(string Slug, CourseContent Content)> All { get; } =
    [
        Course("felt-carpets", "handicrafts", CourseLevel.Beginner, true,
            new("Кийиз килем: шырдак жана ала кийиз", "Войлочные ковры: шырдак и ала-кийиз", "Felt carpets: shyrdak and ala-kiyiz"),
            new("Жүндү тандоо жана боёо, көчөт түшүрүү, оюу оюп, шырып тигүү. Даяр килемди кантип баалап, сатууга чыгарууну да үйрөнөсүз.",
                "Выбор и окраска шерсти, раскладка узора, крой орнамента и стёжка. Вы также узнаете, как оценить готовый ковёр и " +
                "выставить его на продажу.",
                "Choosing and dyeing wool, laying the pattern, cutting the ornament and quilting it. You also learn to price a finished " +
                "carpet and offer it for sale.")),
        Course("natural-dyes", "handicrafts", CourseLevel.Beginner, false,
            new("Жүндү өсүмдүк менен боёо", "Окраска шерсти растениями", "Dyeing wool with plants"),
            new("Тамыр, кабык жана гүлдөн боёк кайнатуу, түстү бекитүү, түстөрдүн дептерин жүргүзүү.",
                "Как варить краску из корней, коры и цветов, закреплять цвет и вести тетрадь оттенков.",
                "Boiling dye from roots, bark and flowers, fixing the colour and keeping a notebook of shades.")),
        Course("shyrdak-ornaments", "handicrafts", CourseLevel.Advanced, true,
            new("Шырдактын оюулары", "Орнаменты шырдака", "Ornaments of the shyrdak"),
            new("Кочкор мүйүз, төрт айылчык жана башка оюулардын мааниси; өз үлгүңүздү чийип, түс тандоо.",
                "Значение узоров «кочкор мүйүз», «төрт айылчык» и других; свой эскиз и подбор цвета.",
                "What ram's horn and the other patterns mean; drawing a pattern of your own and choosing its colours."),
            "felt-carpets", "natural-dyes"),
        Course("tush-kiyiz-embroidery", "handicrafts", CourseLevel.Intermediate, true,
            new("Туш кийиз саймасы", "Вышивка туш-кийиз", "Tush-kiyiz embroidery"),
            new("Илме сайма, шиш кести, жип тандоо; дубалга илинүүчү сайманы башынан аягына чейин бүтүрүү.",
                "Тамбурный шов, выбор нитей и настенная вышивка от эскиза до готовой работы.",
                "Chain stitch, choosing threads, and a wall hanging from the sketch to the finished work.")),
        Course("guest-house", "tourism", CourseLevel.Beginner, true,
            new("Конок үй ачуу", "Как открыть гостевой дом", "Opening a guest house"),
            new("Бөлмөнү даярдоо, тамак-аш жана тазалык, баа коюу, конок тосуу жана пикирлер менен иштөө.",
                "Подготовка комнат, питание и чистота, цены, приём гостей и работа с отзывами.",
                "Preparing rooms, food and hygiene, prices, receiving guests and answering their reviews.")),
        Course("local-guide", "tourism", CourseLevel.Intermediate, true,
            new("Айылдын гиди", "Местный гид", "Local guide"),
            new("Өз жериңиз жөнүндө кызыктуу айтып берүү, коопсуз жол тандоо, алгачкы жардам.",
                "Как интересно рассказать о своём крае, выбрать безопасный маршрут и оказать первую помощь.",
                "Telling the story of your place, choosing a safe route, and first aid."),
            "guest-house"),
        Course("herb-gathering", "herbs-and-berries", CourseLevel.Beginner, false,
            new("Дары чөп жыйноо", "Сбор лекарственных трав", "Gathering herbs"),
            new("Кайсы чөптү качан жыйноо, тамырын сактап калуу, кургатуу жана сактоо; уулуу өсүмдүктөрдү таануу.",
                "Когда и какие травы собирать, как не повредить корень, сушить и хранить; как узнать ядовитые растения.",
                "What to gather and when, leaving the root alive, drying and storing; knowing the poisonous ones.")),
        Course("berry-products", "herbs-and-berries", CourseLevel.Intermediate, true,
            new("Чычырканак жана мөмө-жемиштен азык", "Продукты из облепихи и ягод", "Products from sea buckthorn and berries"),
            new("Чычырканак майы, чай жыйнактары жана кыям; таңгактоо, белгилөө жана коопсуздук талаптары.",
                "Облепиховое масло, чайные сборы и варенье; упаковка, этикетка и требования безопасности.",
                "Sea buckthorn oil, tea mixtures and jam; packing, labels and safety requirements."),
            "herb-gathering"),
        Course("phone-photography", "digital-marketing", CourseLevel.Beginner, false,
            new("Телефон менен сүрөткө тартуу", "Съёмка на телефон", "Photographing with a phone"),
            new("Жарык, фон жана ракурс; буюмду кымбат жабдыксыз көрктүү тартуу жана сүрөттү тууралоо.",
                "Свет, фон и ракурс; как красиво снять изделие без дорогой техники и поправить снимок.",
                "Light, background and angle; showing a product well without costly equipment, and correcting the picture.")),
        Course("social-media", "digital-marketing", CourseLevel.Intermediate, false,
            new("Социалдык тармактарда жүргүзүү", "Продвижение в социальных сетях", "Being seen in social networks"),
            new("Баракча ачуу, айлык план түзүү, кыска видео, кардардын суроосуна жооп жана жеке коопсуздук.",
                "Своя страница, план на месяц, короткие видео, ответы покупателям и личная безопасность.",
                "A page of your own, a plan for the month, short videos, answering buyers, and staying safe."),
            "phone-photography"),
        Course("pricing", "e-commerce", CourseLevel.Beginner, false,
            new("Наркты эсептөө жана кирешени жазуу", "Расчёт цены и учёт доходов", "Pricing and keeping accounts"),
            new("Өздүк нарк, эмгектин акысы, жөнөкөй дептер жана патент; канча сатсам пайда болот деген суроо.",
                "Себестоимость, оплата труда, простая тетрадь и патент; сколько нужно продать, чтобы получить прибыль.",
                "Cost, pay for your own work, a simple ledger and the licence; how much must be sold to earn.")),
        Course("online-shop", "e-commerce", CourseLevel.Intermediate, true,
            new("Интернетте дүкөн ачуу", "Свой магазин в интернете", "A shop on the internet"),
            new("Товардын баяндамасы, QR менен төлөм, жеткирүү жана кайтаруу; биринчи он сатууга чейинки жол.",
                "Описание товара, оплата по QR, доставка и возврат; путь до первых десяти продаж.",
                "Describing goods, payment by QR, delivery and returns; the way to the first ten sales."),
            "phone-photography", "pricing"),
        Course("story-and-brand", "creative-industries", CourseLevel.Beginner, false,
            new("Өз окуяң жана бренд", "Своя история и бренд", "Your story and your brand"),
            new("Эмгегиңиздин артындагы окуя, аталыш жана белги; жөнөкөй үн жана бирдей көрүнүш.",
                "История за вашей работой, название и знак; простой голос и единый вид.",
                "The story behind your work, a name and a mark; a plain voice and one look.")),
        Course("festival-organising", "creative-industries", CourseLevel.Intermediate, false,
            new("Чыгармачыл иш-чараны уюштуруу", "Организация творческого события", "Organising a creative event"),
            new("Фестиваль же жарманке: идея, чыгым эсеби, команда, коопсуздук жана баарына ыңгайлуу аянтча; иш-чарадан кийинки жыйынтык.",
                "Фестиваль или ярмарка: идея, смета, команда, безопасность и площадка, удобная для всех; итоги после события.",
                "A festival or a fair: the idea, a budget, a team, safety and a place that suits everybody; looking back afterwards."),
            "story-and-brand"),
    ];

    /// <summary>A course that may be completed by the usual rule.</summary>
    public static (string Slug, CourseContent Content) Course(
        string slug, string track, CourseLevel level, bool givesRightToSell, LocalText title, LocalText summary,
        params string[] requires) =>
        (slug, new CourseContent(title, summary, track, level, givesRightToSell, CompletionRule.Usual,
            requires.Select(r => WellKnown.Id($"course/{r}")).ToList()));
}
