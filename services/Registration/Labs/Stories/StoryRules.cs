using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Stories;

internal static class StoryRules
{
    public static readonly Error NotADraft = new("story_not_a_draft",
        "Баянды каралама кезинде гана өзгөртүүгө болот.",
        "Историю можно менять только в черновике.",
        "A story can be changed only while it is a draft.");

    public static readonly Error NotSubmitted = new("story_not_submitted",
        "Бул баян кароого жиберилген эмес.",
        "Эта история не отправлена на рассмотрение.",
        "This story does not wait for a review.");

    public static readonly Error AlreadyWithdrawn = new("story_already_withdrawn",
        "Бул баян мурун эле алынып салынган.",
        "Эта история уже отозвана.",
        "This story was withdrawn before.");

    public static readonly Error OwnStory = new("own_story",
        "Өз баяныңызды өзүңүз жарыялай албайсыз.",
        "Нельзя публиковать собственную историю.",
        "You cannot publish your own story.");

    public static readonly Error StoryConsentRequired = new("story_consent_required",
        "Адегенде баяндарды жарыялоого макулдугуңузду бериңиз.",
        "Сначала дайте согласие на публикацию историй.",
        "Give your consent to the publication of stories first.");

    public static readonly Error PictureConsentRequired = new("picture_consent_required",
        "Адегенде сүрөттөрдү жарыялоого макулдугуңузду бериңиз.",
        "Сначала дайте согласие на публикацию снимков.",
        "Give your consent to the publication of pictures first.");

    public static readonly Error TooManyPictures = new("too_many_pictures",
        "Бир баянда эң көп дегенде он сүрөт болот.",
        "В истории может быть не больше десяти снимков.",
        "A story has at most ten pictures.");

    public static readonly Error ShownNotOfTheLab = new("shown_not_of_the_lab",
        "Сүрөттөгү адам ушул лабораториянын мүчөсү болушу керек.",
        "Отметить на снимке можно только участниц этой лаборатории.",
        "Only members of the lab can be named as shown in a picture.");

    public static readonly Error PictureIsGone = new("picture_gone",
        "Бул сүрөт өчүрүлгөн.",
        "Этот снимок удалён.",
        "This picture is gone.");

    public static readonly Error PictureTooLarge = new("picture_too_large",
        "Сүрөт 1 000 000 байттан чоң болбошу керек.",
        "Снимок не может быть больше 1 000 000 байт.",
        "A picture has at most 1,000,000 bytes.", 413);

    public static readonly Error NotAPicture = new("not_a_picture",
        "Бул JPEG, PNG же WebP сүрөтү эмес, файл бузулган же сүрөт 16 миллион пикселден чоң.",
        "Это не снимок JPEG, PNG или WebP, либо файл повреждён, либо в нём больше 16 миллионов пикселей.",
        "This is no JPEG, PNG or WebP picture, the file is broken, or it has more than 16 million pixels.", 415);

    public static readonly LocalText ReasonRequired = new(
        "Эмнени өзгөртүү керек экенин жазыңыз.", "Напишите, что нужно изменить.", "Say what has to be changed.");

    public static readonly LocalText ShownOnce = new(
        "Ар бир адам бир эле жолу жазылат.", "Каждую участницу указывают один раз.", "Name each person once.");
}
