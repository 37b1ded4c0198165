using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.OpenCalls;

internal static class OpenCallRules
{
    public static readonly Error CallClosed = new("call_closed",
        "Бул конкурстун баалоосу аяктаган.",
        "Оценка этого конкурса закончена.",
        "The scoring of this call is closed.");

    public static readonly Error CallStillOpen = new("call_still_open",
        "Чечим баалоо аяктагандан кийин кабыл алынат.",
        "Решения принимаются после окончания оценки.",
        "Decisions are taken once the scoring is closed.");

    public static readonly Error ApplicationsStillOpen = new("applications_still_open",
        "Арыздар дагы эле кабыл алынууда.",
        "Приём заявок ещё идёт.",
        "Applications are still taken.");

    public static readonly Error ScoringBegan = new("scoring_began",
        "Баалоо башталып калган, аны өзгөртүүгө болбойт.",
        "Оценка уже началась, менять это нельзя.",
        "Scoring has begun; this stands as it is.");

    public static readonly Error CohortPast = new("cohort_not_open",
        "Бул топ конкурс боло албайт: ал башталып калган.",
        "Эта группа уже началась и конкурсом стать не может.",
        "This cohort has begun and cannot become an open call.");

    public static readonly Error AlreadyJuror = new("already_juror",
        "Ал калыстар тобунда бар.",
        "Она уже в жюри.",
        "She is on the jury already.");

    public static readonly Error JuryFull = new("jury_full",
        "Калыстар тобу толук.",
        "Жюри уже полное.",
        "The jury is full.");

    public static readonly Error JurorKnowsNames = new("juror_knows_names",
        "Лабораториянын координатору арыз ээлерин билет, ошондуктан калыс боло албайт.",
        "Координатор лаборатории знает имена и не может быть в жюри.",
        "A coordinator of the lab sees the names and cannot be on its jury.");

    public static readonly Error OwnEntry = new("own_entry",
        "Өз арызыңызды баалай албайсыз.",
        "Нельзя оценивать свою заявку.",
        "You cannot score your own application.");

    public static readonly Error NotJudged = new("not_judged",
        "Бул арыз бааланбайт.",
        "Эта заявка не оценивается.",
        "This application is not judged.");

    public static readonly Error AlreadyScored = new("already_scored",
        "Бул критерий боюнча баа койгонсуз.",
        "Вы уже поставили оценку по этому критерию.",
        "You have already scored this criterion.");

    public static readonly Error StillBlind = new("scores_still_blind",
        "Баалар бардыгы коюлгандан кийин көрүнөт.",
        "Оценки откроются, когда поставят все.",
        "Scores show once all are in or the call is closed.");

    public static readonly Error ReasonInHerLanguage = new("reason_in_her_language",
        "Себебин арыз ээсинин тилинде жазыңыз.",
        "Напишите причину на языке заявительницы.",
        "Give the reason in the applicant's language.");

    public static readonly LocalText UnknownCriterion = new(
        "Мындай критерий жок.", "Такого критерия нет.", "There is no such criterion.");

    public static readonly LocalText TwiceTheSame = new(
        "Бир критерий эки жолу жазылган.", "Критерий указан дважды.", "A criterion is there twice.");
}
