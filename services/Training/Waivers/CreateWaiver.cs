using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Waivers;

/// <summary>Whom to let in, and why.</summary>
/// <param name="PersonId">The learner.</param>
/// <param name="Reason">experience, learntElsewhere or skillsShown.</param>
internal sealed record NewWaiver(Guid PersonId, WaiverReason Reason);

/// <summary>A learner was let in without the courses that are required.</summary>
/// <param name="Id">The waiver.</param>
/// <param name="PersonId">The learner.</param>
/// <param name="Reason">The code.</param>
/// <param name="Says">The reason in the caller's language.</param>
/// <param name="GivenBy">Who decided so.</param>
/// <param name="GivenAt">When, UTC.</param>
internal sealed record WaiverView(Guid Id, Guid PersonId, WaiverReason Reason, string Says, Guid GivenBy, DateTimeOffset GivenAt)
{
    private static readonly Dictionary<WaiverReason, LocalText> Words = new()
    {
        [WaiverReason.Experience] = new("Көп жылдык тажрыйбасы бар", "Многолетний опыт", "Years of experience"),
        [WaiverReason.LearntElsewhere] = new("Башка жерден окуган", "Училась в другом месте", "Learnt elsewhere"),
        [WaiverReason.SkillsShown] =
        new("Билгенин окутуучуга көрсөттү", "Показала навыки преподавателю", "Showed her skills to the trainer"),
    };

    public static WaiverView Of(Waiver waiver, HttpContext http) =>
        new(waiver.Id, waiver.PersonId, waiver.Reason, http.Say(Words[waiver.Reason]), waiver.GivenBy, waiver.GivenAt);
}

internal static class CreateWaiver
{
    private static readonly Error Own = new("own_waiver",
        "Өзүңүздү бошото албайсыз.", "Освободить от требований саму себя нельзя.", "Nobody waives the requirements for herself.");

    private static readonly Error Given = new("waiver_given",
        "Бул адамга мурда эле уруксат берилген.", "Этой участнице уже разрешено.", "It was waived for her already.");

    public static async Task<Results<Created<WaiverView>, ProblemResult>> Handle(
        Guid id, NewWaiver body, Caller caller, TrainingDb db, TimeProvider clock, HttpContext http)
    {
        if (await db.RefuseOthers(id, caller, http.RequestAborted) is { } refusal)
        {
            return refusal;
        }

        if (new Validation()
            .Check(body.PersonId != Guid.Empty, "personId", "Адам көрсөтүлүшү керек.", "Нужно указать участницу.",
            "A person is required.").Problem is { } invalid)
        {
            return invalid;
        }

        if (body.PersonId == caller.PersonId)
        {
            return ProblemResult.Of(Own);
        }

        var waiver = new Waiver(id, body.PersonId, body.Reason, caller.PersonId, clock.GetUtcNow());
        db.Add(waiver);
        try
        {
            await db.SaveChangesAsync(http.RequestAborted);
        }
        catch (DbUpdateException taken) when (taken.Violates(Waiver.OneEach))
        {
            return ProblemResult.Of(Given);
        }

        return TypedResults.Created($"/v1/offerings/{id}/waivers", WaiverView.Of(waiver, http));
    }

    public static async Task<Results<Ok<Page<WaiverView>>, ProblemResult>> List(Guid id, [AsParameters] PageQuery page, Caller caller,
        TrainingDb db, HttpContext http) =>
        (page.Read() ?? await db.RefuseOthers(id, caller, http.RequestAborted)) is { } refusal
            ? refusal
            : TypedResults.Ok(await page.ToPageAsync(
                db.Waivers.AsNoTracking().Where(w => w.OfferingId == id && w.Id > page.After).OrderBy(w => w.Id), w => w.Id,
                w => WaiverView.Of(w, http), http));
}
