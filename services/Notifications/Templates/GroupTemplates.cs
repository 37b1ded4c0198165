using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>Groups, stories and pictures. None goes out as an SMS: a phone may be shared.</summary>
internal static class GroupTemplates
{
    public static readonly Template Invited = new("group-invited", 1, Category.Community, new LocalText(
        "Сизди «{group}» тобуна чакырышты. Жообуңузду колдонмодон бере аласыз.",
        "Вас приглашают в группу «{group}». Ответить можно в приложении.",
        "You are invited to the group {group}. You can answer in the application."));

    public static readonly Template StoryPublished = new("story-published", 1, Category.Community, new LocalText(
        "Баяныңыз жарыяланды. Аны каалаган убакта кайра ала аласыз.",
        "Ваша история опубликована. Отозвать её можно в любое время.",
        "Your story is published. You can withdraw it at any time."));

    public static readonly Template StoryReturned = new("story-returned", 2, Category.Community, new LocalText(
        "Баяныңызды бир аз оңдоо керек. Эмнени оңдоо керектигин билүү үчүн аны ачып көрүңүз.",
        "Вашу историю нужно немного поправить. Что именно, сказано рядом с ней.",
        "Your story needs a few changes. Open it to read what the coordinator says."));

    public static readonly Template PictureConsentAsked = new("picture-consent-asked", 2, Category.Community, new LocalText(
        "Сиз түшкөн сүрөттү жарыялоо үчүн макулдугуңуз суралып жатат. Сиз макул болмоюнча аны эч ким көрбөйт.",
        "Нужно ваше согласие на публикацию фотографии, на которой вы есть. Пока вы не согласитесь, её никто не увидит.",
        "Somebody would like to publish a photo that shows you. Nobody sees it unless you agree."));

    public static IReadOnlyList<Template> All { get; } = [Invited, StoryPublished, StoryReturned, PictureConsentAsked];
}
