using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Requests;

internal static class RequestRules
{
    public const string OneLive = "ix_requests_one_live";

    public static readonly Error AlreadyAsked = new("already_requested",
        "Бул тема боюнча сурамыңыз бар.", "У вас уже есть запрос на эту тему.", "You already have a request on this topic.");

    public static readonly Error Herself = new("own_mentor",
        "Өзүңүзгө өзүңүз насаатчы боло албайсыз.", "Нельзя быть наставницей самой себе.", "Nobody mentors herself.");

    public static readonly Error NotMember = new("not_lab_member",
        "Сиз бул лабораториянын мүчөсү эмессиз.", "Вы не участница этой лаборатории.", "You are not a member of this lab.");

    public static readonly Error NotInProgramme = new("not_in_programme",
        "Сиз бул программанын катышуучусу эмессиз.", "Вы не участница этой программы.", "You do not take part in this programme.");

    public static readonly Error NotOpen = new("request_not_open",
        "Сурам азыр ачык эмес.", "Запрос сейчас не открыт.", "The request is not open now.");

    public static readonly Error NotProposed = new("request_not_proposed",
        "Бул сурам азыр насаатчыга сунушталган эмес.", "Этот запрос сейчас никому не предложен.",
        "The request is not proposed to a mentor now.");

    public static readonly Error TooLateToWithdraw = new("request_already_accepted",
        "Насаатчы макул болгон же сурам жабылган.", "Наставница уже согласилась, или запрос закрыт.",
        "A mentor has accepted, or the request is closed.");
}
