using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Labs;

namespace CreativeLabs.Registration.Data.Seed;

/// <summary>A person who is there from the start.</summary>
internal sealed record SeededPerson(Guid Id, string Name, string Phone, Lab? Lab, Role? Role);

/// <summary>The coordinator, the trainer and the mentor of each lab, and the operator. Names and numbers are invented, for
/// machines where the SMS gateway is a sandbox.</summary>
internal static class SeedPeople
{
    private static readonly (string Coordinator, string Trainer, string Mentor)[] Names =
    [
        ("Гүлнара Осмонова", "Айнура Маматова", "Зулфия Абдыкадырова"),
        ("Нургүл Токтосунова", "Чынара Эргешова", "Жаңыл Сатыбалдиева"),
        ("Саламат Жолдошева", "Мээрим Пазылова", "Бүбүсара Камчыбекова"),
        ("Айгүл Асанова", "Жумагүл Бейшеналиева", "Өмүркан Дүйшөнова"),
        ("Назгүл Иманалиева", "Тынар Кадырова", "Сүйүмкан Орозбекова"),
        ("Бурул Абдраимова", "Кенжегүл Мукашева", "Үмүт Жээнбекова"),
    ];

    public static IReadOnlyList<SeededPerson> All { get; } =
    [
        new(WellKnown.Id("person/operator"), "Асель Турдубаева", "+996700000001", null, Role.Operator),
        .. SeedLabs.All.SelectMany((lab, index) => new[]
        {
            new SeededPerson(WellKnown.Id($"person/{lab.Code}/coordinator"), Names[index].Coordinator, $"+99670000010{index + 1}", lab,
                Role.Coordinator),
            new SeededPerson(WellKnown.Id($"person/{lab.Code}/trainer"), Names[index].Trainer, $"+99670000020{index + 1}", lab,
            Role.Trainer),
            new SeededPerson(WellKnown.Id($"person/{lab.Code}/mentor"), Names[index].Mentor, $"+99670000030{index + 1}", lab, null),
        }),
    ];
}
