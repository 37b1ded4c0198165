using CreativeLabs.Contracts;

namespace CreativeLabs.Registration.People.Profiles;

/// <summary>One version of what a person is asked to agree to.</summary>
internal sealed record ConsentText(string Purpose, string Version, LocalText Text);

/// <summary>The texts of all consents, each version that was ever shown. A change of meaning is a new version, added last of its purpose;
/// who agreed to an older one has agreed to that one.</summary>
internal static class ConsentTexts
{
    public static IReadOnlyList<ConsentText> All { get; } =
    [
        new(Consent.Platform, "1", new(
            "Платформа менин атымды жана телефонумду сактап, лабораторияга жана программаларга катышуума колдонсо макулмун.",
            "Я согласна, чтобы платформа хранила моё имя и телефон и использовала их для моего участия в лаборатории и программах.",
            "I agree that the platform keeps my name and phone number and uses them so that I can take part in the lab and its " +
            "programmes.")),
        new(Consent.Platform, "2026-01", new(
            "Платформа менин атымды жана телефонумду шифрленген түрдө сактап, лабораторияга жана программаларга катышуума гана колдонсо " +
            "макулмун. Аларды менин "
            + "лабораториямдын координатору гана көрөт, ар бир көргөнү жазылып турат. Маалыматымды каалаган убакта көрүп, жүктөп алып же " +
                "өчүртө алам.",
            "Я согласна, чтобы платформа хранила моё имя и телефон в зашифрованном виде и использовала их только для моего участия в " +
            "лаборатории и программах. "
            + "Видит их только координатор моей лаборатории, и каждый просмотр записывается. Я могу в любое время увидеть, скачать или " +
                "удалить свои данные.",
            "I agree that the platform keeps my name and phone number encrypted and uses them only so that I can take part in the lab " +
            "and its programmes. Only my "
            + "lab's coordinator sees them, and each look is recorded. I can see, download or erase my data at any time.")),
        new("pictures", "2026-01", new(
            "Мен тартылган сүрөттөрдү лаборатория өз баракчаларында көрсөтсө макулмун. Макулдугумду кайтарып алсам, сүрөттөр " +
            "алынып салынат.",
            "Я согласна, чтобы лаборатория показывала на своих страницах снимки со мной. Если я отзову согласие, снимки уберут.",
            "I agree that the lab shows pictures of me on its pages. When I take this back, the pictures are taken down.")),
        new("research", "2026-01", new(
            "Менин жоопторум атым көрсөтүлбөй, башкалардын жооптору менен бирге изилдөөдө эсептелсе макулмун.",
            "Я согласна, чтобы мои ответы без имени учитывались в исследованиях вместе с ответами других.",
            "I agree that my answers are counted in research, without my name and together with those of others.")),
        new("stories", "2026-01", new(
            "Мен айтып берген окуя менин атым менен жарыяланса макулмун. Жарыялоодон мурун аны өзүм окуп чыгам.",
            "Я согласна, чтобы рассказанную мной историю опубликовали с моим именем. До публикации я прочту её сама.",
            "I agree that the story I tell is published with my name. I read it myself before it appears.")),
        new("partners", "2026-01", new(
            "Катышканым жөнүндө маалымат мен атаган өнөктөш уюмга берилсе макулмун. Ар бир жолу мага билдирилет.",
            "Я согласна, чтобы сведения о моём участии передали партнёрской организации, которую я назову. Мне сообщат о каждом " +
            "таком случае.", "I agree that what I took part in is told to a partner organisation that I name. I am told each time.")),
        new(Consent.Demographics, "2026-01", new(
            "Өзүм каалап берген жоопторум (туулган жылым, билимим, үй-бүлө башчысы, көрүү, угуу, басуу, эстөө, өзүн тейлөө, сүйлөшүү) " +
            "шифрленген түрдө сакталып, "
            + "санактарда атым көрсөтүлбөй колдонулса макулмун. Макулдугумду кайтарып алсам, жоопторум өчүрүлөт.",
            "Я согласна, чтобы мои добровольные ответы (год рождения, образование, глава семьи, зрение, слух, ходьба, память, уход за " +
            "собой, общение) хранились "
            + "в зашифрованном виде и учитывались в подсчётах без имени. Если я отзову согласие, ответы удалят.",
            "I agree that the answers I choose to give (birth year, education, household head, seeing, hearing, walking, remembering, " +
            "self-care, communicating) are "
            + "kept encrypted and counted without my name. When I take this back, the answers are deleted.")),
        new(Consent.Needs, "2026-01", new(
            "Көрүү, угуу, басуу, эстөө, өзүн тейлөө же сүйлөшүү мага кыйын болсо, муну менин лабораториямдын координатору билсе " +
            "макулмун: ал мага ылайыктап даярданат.",
            "Я согласна, чтобы координатор моей лаборатории знала, если мне трудно видеть, слышать, ходить, запоминать, ухаживать за " +
            "собой или общаться: "
            + "она подготовит всё так, чтобы мне было удобно.",
            "I agree that my lab's coordinator knows when seeing, hearing, walking, remembering, self-care or communicating is hard for " +
            "me, so that she can prepare for it.")),
        new("guardian", "2026-01", new(
            "Мен баланын ата-энесимин же мыйзамдуу өкүлүмүн. Ал лабораториянын иштерине катышып, платформа анын маалыматын шифрленген " +
            "түрдө сактаса макулмун. Макулдугумду каалаган убакта кайтарып алсам болот; анда анын мүчөлүгү токтойт.",
            "Я родитель или законный опекун и даю согласие на то, чтобы она участвовала в делах лаборатории, а платформа хранила её " +
            "данные в зашифрованном виде. Согласие я могу отозвать в любое время; тогда её участие в лаборатории прекратится.",
            "I am a parent or the legal guardian and agree that she takes part in the lab and that the platform keeps her data " +
            "encrypted. I can take this back at any time; her membership of the lab ends then.")),
    ];

    /// <summary>The text to agree to now.</summary>
    public static ConsentText Current(string purpose) => All.Last(text => text.Purpose == purpose);

    public static ConsentText? Find(string purpose, string version) =>
        All.SingleOrDefault(text => text.Purpose == purpose && text.Version == version);
}
