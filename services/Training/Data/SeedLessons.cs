using CreativeLabs.Training.Lessons;

namespace CreativeLabs.Training.Data;

/// <summary>Short lessons for the first courses, so that there is something to download.</summary>
internal static class SeedLessons
{
    private static readonly Dictionary<string, Lesson[]> All = new(StringComparer.Ordinal)
    {
        ["felt-carpets"] =
        [
            new(new("Жүн тандоо", "Выбор шерсти", "Choosing wool"), new(
                "Кылчыктуу кой жүнүн **күзүндө** кыркылганын алыңыз: ал жакшы басылат.\n\n1. Таштандысын тазалаңыз.\n2. Жылуу сууда " +
                "жууп, көлөкөдө кургатыңыз.\n3. Сабап, түтүңүз.",
                "Берите шерсть **осенней** стрижки: она лучше сваливается.\n\n1. Уберите сор.\n2. Вымойте в тёплой воде и высушите в " +
                "тени.\n3. Взбейте и расчешите.",
                "Take wool shorn in **autumn**: it felts better.\n\n1. Pick out the dirt.\n2. Wash it in warm water and dry it in the " +
                "shade.\n3. Beat and card it.")),
            new(new("Көчөт түшүрүү", "Раскладка узора", "Laying the pattern"), new(
                "Чийге негизги түстү бирдей жайыңыз, үстүнө оюуну салыңыз. Ысык суу сээп, *бекем* түрүп, бир саат тебиңиз.",
                "Разложите основной цвет ровно на чий, сверху положите узор. Полейте горячей водой, *туго* скатайте и валяйте час.",
                "Spread the ground colour evenly on a reed mat and lay the pattern on it. Sprinkle hot water, roll it up *tightly* and " +
                "tread it for an hour.")),
            new(new("Баасын эсептөө", "Сколько она стоит", "What it costs"), new(
                "Баа = материал + иштеген сааттар + жол. Эмгегиңизди бекер санабаңыз.",
                "Цена = материал + часы работы + дорога. Не считайте свой труд бесплатным.",
                "Price = material + hours of work + the way. Do not count your own work as free.")),
        ],
        ["herb-gathering"] =
        [
            new(new("Качан жана кайда", "Когда и где", "When and where"), new(
                "Кургак күнү, шүүдүрүм кеткенден кийин жыйнаңыз. Жолдон **100 метрден** алыс болуңуз.",
                "Собирайте в сухой день, когда сошла роса. Не ближе **100 метров** к дороге.",
                "Gather on a dry day once the dew is gone, no nearer than **100 metres** to a road.")),
            new(new("Кургатуу", "Сушка", "Drying"), new(
                "Көлөкөдө, жука катмар кылып. Даяр чөп сынып турат. Кагаз баштыкта бир жылга чейин сакталат.",
                "В тени, тонким слоем. Готовая трава ломается. Храните в бумажном пакете до года.",
                "In the shade, in a thin layer. Herbs are ready when they snap. Keep them in a paper bag for up to a year.")),
        ],
        ["phone-photography"] =
        [
            new(new("Жарык", "Свет", "Light"), new(
                "Буюмду терезенин жанына коюңуз, лампаны өчүрүңүз. Көлөкө тарапка ак кагаз кармаңыз.",
                "Поставьте изделие у окна и выключите лампу. С тёмной стороны держите белый лист.",
                "Put the product by a window and switch the lamp off. Hold a white sheet on the dark side.")),
            new(new("Үч сүрөт жетет", "Хватит трёх снимков", "Three pictures are enough"), new(
                "- толук көрүнүшү\n- жакындан кыртышы\n- колдо турганы, өлчөмү билинсин",
                "- изделие целиком\n- фактура вблизи\n- в руках, чтобы был виден размер",
                "- the whole\n- the texture from near\n- in somebody's hands, to show its size")),
        ],
        ["pricing"] =
        [
            new(new("Өздүк нарк", "Себестоимость", "Cost"), new(
                "Бир буюмга кеткен материалды, убакытты жана жолду жазыңыз. Мисал: жүн 600 сом, боёк 150 сом, 8 саат иш.",
                "Запишите материал, время и дорогу на одну вещь. Пример: шерсть 600 сомов, краска 150 сомов, 8 часов работы.",
                "Write down material, time and way for one piece. For example: wool 600 som, dye 150 som, 8 hours of work.")),
        ],
    };

    /// <summary>The lessons of a course by its name in the seed; none for most.</summary>
    public static IReadOnlyList<Lesson> Of(string slug) => All.GetValueOrDefault(slug, []);
}
