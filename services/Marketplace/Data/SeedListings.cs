using CreativeLabs.Contracts;

namespace CreativeLabs.Marketplace.Data;

/// <param name="Lab">The lab's code; its trainer is the seller.</param>
internal sealed record SeedShop(string Lab, LocalText Name, SeedListing[] Items);

/// <param name="Name">Names the id <c>listing/{name}</c>.</param>
/// <param name="Price">Tyiyn a piece.</param>
internal sealed record SeedListing(string Name, string Category, long Price, int OnHand, LocalText Title, LocalText Description);

internal static class SeedListings
{
    public static readonly SeedShop[] Shops =
    [
        new("at-bashy", new LocalText("Ат-Башы кийизи", "Войлок Ат-Баши", "At-Bashy Felt"),
        [
            new("shyrdak", "felt", 1_850_000, 6,
                new LocalText("Шырдак, 150×200 см", "Шырдак, 150×200 см", "Shyrdak felt carpet, 150×200 cm"),
                new LocalText(
                    "Ак жана күрөң жүндөн кол менен оюлуп, сырылган шырдак. «Кочкор мүйүз» оймосу, табигый боёк.",
                    "Шырдак из белой и коричневой шерсти: вырезан и простёган вручную. Узор «бараний рог», природные красители.",
                    "Cut and quilted by hand from white and brown wool. The ram's horn pattern, natural dyes.")),
            new("ala-kiyiz", "felt", 980_000, 8,
                new LocalText("Ала кийиз, 120×180 см", "Ала-кийиз, 120×180 см", "Ala-kiyiz felt carpet, 120×180 cm"),
                new LocalText(
                    "Түстүү жүн чийге салынып, ысык суу менен басылып жасалган ала кийиз. Дубалга да, төргө да жарашат.",
                    "Цветную шерсть раскладывают на чие и валяют горячей водой. Хорош и на стене, и на полу.",
                    "Coloured wool laid out on a reed mat and rolled with hot water. For the wall or the floor.")),
            new("felt-slippers", "clothing", 120_000, 40,
                new LocalText("Кийиз тапочка", "Войлочные тапочки", "Felt slippers"),
                new LocalText(
                    "Кой жүнүнөн бүтүн басылган жылуу тапочка, таманы булгаары. Өлчөмү 36–42.",
                    "Тёплые цельноваляные тапочки из овечьей шерсти, подошва из кожи. Размеры 36–42.",
                    "Warm slippers felted in one piece from sheep's wool, with a leather sole. Sizes 36 to 42.")),
            new("herb-tea", "herbs", 35_000, 120,
                new LocalText("Тоо чөптөрүнүн чайы, 100 г", "Чай из горных трав, 100 г", "Mountain herb tea, 100 g"),
                new LocalText(
                    "Ат-Башынын жайлоосунан терилген кийик оту, жалбыз жана ит мурун. Көлөкөдө кургатылган.",
                    "Чабрец, мята и шиповник с джайлоо Ат-Баши. Сушили в тени.",
                    "Wild thyme, mint and rose hip from the summer pastures of At-Bashy, dried in the shade.")),
        ]),
        new("kochkor", new LocalText("Кочкор устаканасы", "Мастерская Кочкора", "Kochkor Workshop"),
        [
            new("horse-trek", "experience", 450_000, 12,
                new LocalText("Соң-Көлгө атчан жол, 2 күн", "Конный поход на Сон-Куль, 2 дня", "Horse trek to Son-Kul, 2 days"),
                new LocalText(
                    "Жол көрсөткүч аял менен Кызарт ашуусу аркылуу Соң-Көлгө. Ат, боз үйдө түнөө жана үч маал тамак кирет. Бир кишиге.",
                    "С проводницей через перевал Кызарт к озеру Сон-Куль. Лошадь, ночь в юрте и трёхразовое питание включены. На одного.",
                    "With a woman guide over the Kyzart pass to lake Son-Kul. Horse, a night in a yurt and three meals included. For " +
                    "one person.")),
            new("sea-buckthorn-jam", "food", 28_000, 80,
                new LocalText("Чычырканак кыямы, 500 г", "Облепиховое варенье, 500 г", "Sea-buckthorn jam, 500 g"),
                new LocalText(
                    "Чүй өрөөнүнүн башынан терилген чычырканак, кант менен гана кайнатылган.",
                    "Облепиха с верховий Чу, сварена только с сахаром.",
                    "Sea-buckthorn from the upper Chu river, boiled with nothing but sugar.")),
            new("tush-kiyiz", "textile", 1_450_000, 3,
                new LocalText("Туш кийиз, саймаланган", "Туш-кийиз с вышивкой", "Tush-kiyiz, embroidered wall hanging"),
                new LocalText(
                    "Кара макмалга жибек жип менен сайылган туш кийиз, 200×120 см. Үч ай сайылган.",
                    "Вышит шёлком по чёрному бархату, 200×120 см. Три месяца работы.",
                    "Embroidered in silk on black velvet, 200×120 cm. Three months of work.")),
        ]),
        new("osh", new LocalText("Ош чеберлери", "Мастерицы Оша", "Makers of Osh"),
        [
            new("adras-scarf", "textile", 210_000, 25,
                new LocalText("Адрас жоолук", "Платок из адраса", "Adras silk scarf"),
                new LocalText(
                    "Жибек менен пахтадан кол станогунда согулган жоолук, 70×180 см.",
                    "Платок из шёлка и хлопка, соткан на ручном станке, 70×180 см.",
                    "Silk and cotton, woven on a hand loom, 70×180 cm.")),
            new("dried-apricots", "food", 42_000, 60,
                new LocalText("Кургатылган өрүк, 1 кг", "Урюк, 1 кг", "Dried apricots, 1 kg"),
                new LocalText(
                    "Баткендин өрүгү, күнгө кургатылган, күкүртсүз.",
                    "Баткенский урюк, высушен на солнце, без серы.",
                    "Apricots from Batken, dried in the sun, without sulphur.")),
            new("kalpak", "felt", 95_000, 30,
                new LocalText("Ак калпак", "Ак калпак", "Ak kalpak"),
                new LocalText(
                    "Ак кийизден тигилип, кара кайып жип менен кайылган калпак.",
                    "Калпак из белого войлока с чёрной строчкой по краю.",
                    "A hat of white felt with black stitching along the edge.")),
        ]),
    ];
}
