using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>An item of the agenda as it is to be.</summary>
/// <param name="Title">In at least one language, each up to 300 characters.</param>
/// <param name="Text">Each language up to 4000 characters.</param>
/// <param name="Id">Of an item that is there already; a new one has none.</param>
internal sealed record ItemPlan(LocalText Title, LocalText? Text = null, Guid? Id = null);

/// <summary>What a hearing is about.</summary>
/// <param name="CommentsUntil">The deadline of comments, no later than the event's end.</param>
/// <param name="Agenda">1 to 50 items in order; an item that is left out goes, unless it has comments.</param>
internal sealed record HearingPlan(DateTimeOffset CommentsUntil, IReadOnlyList<ItemPlan> Agenda)
{
    public Validation Check()
    {
        var check = new Validation().Range(Agenda.Count, 1, 50, "agenda")
            .Check(!Agenda.Contains(null!), "agenda", HearingRules.ItemMissing);
        var named = Agenda.Where(item => item?.Id is not null).Select(item => item.Id).ToList();
        check.Check(named.Distinct().Count() == named.Count, "agenda", HearingRules.ItemOnce);
        foreach (var item in Agenda.Where(item => item is not null).Take(50))
        {
            check.Text(item.Title, 300, "agenda");
            if (item.Text is not null)
            {
                check.Text(item.Text, 4000, "agenda");
            }
        }

        return check;
    }
}

internal static class AnnounceHearing
{
    /// <summary>The first time needs no If-Match: there is nothing yet to overwrite unseen.</summary>
    public static async Task<Results<Ok<HearingView>, ProblemResult>> Handle(
        Guid id, HearingPlan body, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (body.Check().Problem is { } invalid)
        {
            return invalid;
        }

        var (held, hearing, refusal) = await db.Run(id, caller, token);
        if (refusal is not null)
        {
            return refusal;
        }

        if (new Validation()
            .Check(body.CommentsUntil <= held!.EndsAt
            && body.CommentsUntil > held.EndsAt.AddYears(-4), "commentsUntil", HearingRules.NotAfterTheEnd)
            .Problem is { } late)
        {
            return late;
        }

        if ((hearing is null ? http.RequireNone() : http.RequireMatch(hearing)) is { } stale)
        {
            return stale;
        }

        if (hearing is null)
        {
            hearing = Hearing.Announce(id, body.CommentsUntil);
            db.Add(hearing);
        }

        if (body.Agenda.Any(item => item.Id is { } known && hearing.Agenda.All(i => i.Id != known)))
        {
            return ProblemResult.Of(HearingRules.NoSuchItem);
        }

        db.RemoveRange(hearing.Plan(body.CommentsUntil, body.Agenda, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException spoken) when (spoken.InnerException
            is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            return ProblemResult.Of(HearingRules.ItemHasComments);
        }

        http.SetETag(hearing);
        return TypedResults.Ok(HearingView.Of(hearing, http));
    }
}
