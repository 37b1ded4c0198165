using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>What becomes of campaigns and pledges. In the inbox only: a phone may be shared.</summary>
internal static class CampaignTemplates
{
    public static readonly Template LinkSent = new("pledge-link-sent", 1, Category.Payment, new LocalText(
        "Убада кылган {amount} төлөй турган убакыт келди (№ {number}). Акыркы мөөнөтү: {moment}.",
        "Пора оплатить обещанное: {amount} (№ {number}). Последний срок: {moment}.",
        "It is time to pay what you promised: {amount} (order {number}). Pay by {moment}."));

    public static readonly Template Paid = new("pledge-paid", 1, Category.Payment, new LocalText(
        "{amount} келип түштү (№ {number}). Рахмат!",
        "Получено: {amount} (№ {number}). Спасибо!",
        "{amount} has arrived (order {number}). Thank you!"));

    public static readonly Template Captured = new("pledge-captured", 1, Category.Selling, new LocalText(
        "Сиз колдогон чогултуу ийгиликтүү бүттү (№ {number}, {amount}). Рахмат!",
        "Сбор, который вы поддержали, удался (№ {number}, {amount}). Спасибо!",
        "The campaign that you backed has succeeded (order {number}, {amount}). Thank you!"));

    public static readonly Template Succeeded = new("campaign-succeeded", 1, Category.Selling, new LocalText(
        "Сиздин чогултууңуз ийгиликтүү бүттү: {amount}.",
        "Ваш сбор удался: {amount}.",
        "Your campaign has succeeded: {amount}."));

    public static readonly Template Failed = new("campaign-failed", 1, Category.Selling, new LocalText(
        "Сиздин чогултууңуз максатына жеткен жок: {amount}. Төлөнгөн акча кайтарылат.",
        "Ваш сбор не достиг цели: {amount}. Всё оплаченное возвращается.",
        "Your campaign has not reached its goal: {amount}. What was paid goes back."));

    public static IReadOnlyList<Template> All { get; } = [LinkSent, Paid, Captured, Succeeded, Failed];
}
