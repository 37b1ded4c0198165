using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Enrolments;

namespace CreativeLabs.Training.Corrections;

/// <summary>What was changed of a learner's record.</summary>
/// <param name="Id">The correction.</param>
/// <param name="SessionId">The session whose attendance was corrected; null for a score.</param>
/// <param name="AssessmentId">The assessment whose score was corrected; null for attendance.</param>
/// <param name="Was">The score, or 1 for present and 0 for absent; null when nothing was recorded.</param>
/// <param name="Became">The same, as it is since.</param>
/// <param name="Reason">wrongPerson, slip or lookedAtAgain.</param>
/// <param name="Says">The reason in the caller's language.</param>
/// <param name="By">Who corrected it.</param>
/// <param name="At">When, UTC.</param>
internal sealed record CorrectionView(
    Guid Id, Guid? SessionId, Guid? AssessmentId, int? Was, int Became, CorrectionReason Reason, string Says, Guid By, DateTimeOffset At)
{
    private static readonly Dictionary<CorrectionReason, LocalText> Words = new()
    {
        [CorrectionReason.WrongPerson] =
            new("Башка адамга тиешелүү болгон", "Относилось к другой участнице", "It was meant for somebody else"),
        [CorrectionReason.Slip] = new("Жаңылыш басылган", "Ошибка при вводе", "A typing mistake"),
        [CorrectionReason.LookedAtAgain] = new("Кайра каралган", "Пересмотрено", "Looked at again"),
    };

    public static CorrectionView Of(Correction c, HttpContext http) =>
        new(c.Id, c.SessionId, c.AssessmentId, c.Was, c.Became, c.Reason, http.Say(Words[c.Reason]), c.By, c.At);
}

/// <summary>A correction, and where it leaves her.</summary>
/// <param name="Correction">What was changed.</param>
/// <param name="EnrolmentState">enrolled, notCompleted or completed.</param>
internal sealed record Corrected(CorrectionView Correction, EnrolmentState EnrolmentState);

internal static class CorrectionRules
{
    public static readonly Error NothingToCorrect = new("nothing_to_correct",
        "Жазылганы мурда эле ушундай.", "Запись уже такая.", "It is recorded so already.");

    public static readonly Error OwnRecord = new("own_record",
        "Өз жазууңузду өзгөртө албайсыз.", "Свою запись менять нельзя.", "Nobody grades or corrects her own record.");
}
