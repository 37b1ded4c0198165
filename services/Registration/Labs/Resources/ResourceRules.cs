using CreativeLabs.Contracts;

namespace CreativeLabs.Registration.Labs.Resources;

internal static class ResourceRules
{
    public static readonly LocalText WholeSlots = new(
        "Эң узак убакыт бөлүктөргө калдыксыз бөлүнүшү керек.", "Наибольшее время должно делиться на целые отрезки.",
        "The longest booking must be whole slots.");

    public static readonly LocalText DaysInOrder = new(
        "Акыркы күн биринчи күндөн мурда болбошу керек.", "Последний день не может быть раньше первого.",
        "The last day must not be before the first.");

    public static readonly LocalText DaysNear = new(
        "Бул күн өтө алыс.", "Этот день слишком далеко.", "This day is too far away.");
}
