using CreativeLabs.Mentoring.Contacts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Reviews;

/// <summary>What is to be agreed on.</summary>
/// <param name="Way">lab, phoneCall or videoLink.</param>
/// <param name="EveryDays">How often they meet: every 3 to 60 days.</param>
/// <param name="EndsOn">Until when, at most two years ahead.</param>
internal sealed record AgreementRequest(ContactWay Way, int EveryDays, DateOnly EndsOn);

/// <summary>What the two agreed on.</summary>
/// <param name="Way">lab, phoneCall or videoLink.</param>
/// <param name="EveryDays">How often they meet.</param>
/// <param name="EndsOn">Until when.</param>
/// <param name="AgreedByMentee">She agrees to it as it stands.</param>
/// <param name="AgreedByMentor">The mentor does.</param>
internal sealed record AgreementView(ContactWay Way, int EveryDays, DateOnly EndsOn, bool AgreedByMentee, bool AgreedByMentor)
{
    public static AgreementView Of(Agreement agreement) => new(
        agreement.Way, agreement.EveryDays, agreement.EndsOn, agreement.MenteeAgreedAt is not null, agreement.MentorAgreedAt is not null);
}

internal static class Agree
{
    public static async Task<Results<Ok<AgreementView>, ProblemResult>> Get(Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var mentorship = await db.Mentorships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, http.RequestAborted);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        if (await db.Agreements.AsNoTracking().SingleOrDefaultAsync(a => a.MentorshipId == id, http.RequestAborted) is not { } agreement)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(agreement);
        return TypedResults.Ok(AgreementView.Of(agreement));
    }

    public static async Task<Results<Ok<AgreementView>, ProblemResult>> Put(
        Guid id, AgreementRequest body, Caller caller, MentoringDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var mentorship = await db.LockAsync<Mentorship>(id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var invalid = new Validation().Range(body.EveryDays, 3, 60, "everyDays")
            .Check(body.EndsOn > today && body.EndsOn <= today.AddYears(2), "endsOn",
                "Эртеңден тартып эки жылга чейин.", "От завтра до двух лет.", "From tomorrow to two years ahead.").Problem;
        if (invalid is not null)
        {
            return invalid;
        }

        if (mentorship!.HasEnded)
        {
            return ProblemResult.Of(MentorshipRules.Ended);
        }

        var agreement = await db.Agreements.SingleOrDefaultAsync(a => a.MentorshipId == id, token);
        if ((agreement is null ? http.RequireNone() : http.RequireMatch(agreement)) is { } stale)
        {
            return stale;
        }

        if (agreement is null)
        {
            db.Add(agreement = Agreement.Of(id));
        }

        agreement.Change(body.Way, body.EveryDays, body.EndsOn, caller.PersonId == mentorship.MentorId, now);
        await db.SaveChangesAsync(token);
        http.SetETag(agreement);
        return TypedResults.Ok(AgreementView.Of(agreement));
    }

    /// <summary>The second of the two agrees: the half of the time is fixed with it.</summary>
    public static async Task<Results<Ok<AgreementView>, ProblemResult>> Consent(
        Guid id, Caller caller, MentoringDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var mentorship = await db.LockAsync<Mentorship>(id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        if (await db.Agreements.SingleOrDefaultAsync(a => a.MentorshipId == id, token) is not { } agreement)
        {
            return ProblemResult.NotFound;
        }

        var before = agreement.Version;
        agreement.Agree(caller.PersonId == mentorship!.MentorId, now);
        if (http.RequireMatchOfStep(agreement, before, rule: null) is { } refused)
        {
            return refused;
        }

        if (agreement.Version != before && agreement.IsBinding)
        {
            var end = new DateTimeOffset(agreement.EndsOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            var half = mentorship.StartedAt + ((end - mentorship.StartedAt) / 2);
            await publish.SchedulePublish(new MentorshipReviewDue(id, agreement.EndsOn), half > now ? half : now, token);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(agreement);
        return TypedResults.Ok(AgreementView.Of(agreement));
    }
}
