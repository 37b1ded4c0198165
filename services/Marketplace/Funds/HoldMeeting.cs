using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>A meeting to call, or one that was held with paper.</summary>
/// <param name="HeldOn">Its day, within the fund's cycle and after every meeting that is in the books.</param>
/// <param name="Paper">True when its list was written on paper and is entered now.</param>
internal sealed record CallMeetingBody(DateOnly HeldOn, bool Paper = false);

/// <summary>What was counted in the two boxes.</summary>
/// <param name="LoanCash">In the one for loans.</param>
/// <param name="SocialCash">In the one of the social fund.</param>
internal sealed record CountCashBody(Money LoanCash, Money SocialCash);

/// <summary>How a meeting comes to be and gets its list; every step under the fund's row.</summary>
internal static class HoldMeeting
{
    /// <summary>The most that one line says, tyiyn.</summary>
    private const long Most = 1_000_000_000;

    /// <summary>The one before it is closed with this.</summary>
    public static async Task<Results<Created<FundMeetingView>, ProblemResult>> Call(Guid id, CallMeetingBody body, Caller caller,
        MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var (fund, refusal) = await db.LockFund(id, caller, signer: true, token);
        if (refusal is not null)
        {
            return refusal;
        }

        if (fund.Blocked() is { } blocked)
        {
            return ProblemResult.Of(blocked);
        }

        var last = await db.FundMeetings.Where(m => m.FundId == id && (m.State == MeetingState.Agreed || m.State == MeetingState.Closed))
            .OrderByDescending(m => m.HeldOn).FirstOrDefaultAsync(token);
        if (body.HeldOn < fund.StartsOn || body.HeldOn > fund.EndsOn || body.HeldOn < last?.HeldOn)
        {
            return ProblemResult.Of(FundRules.NotInCycle);
        }

        if (last is { State: MeetingState.Agreed })
        {
            last.Close();
        }

        var meeting = FundMeeting.Call(id, body.HeldOn, body.Paper, caller.PersonId, clock.GetUtcNow());
        db.Add(meeting);
        foreach (var member in body.Paper ? [] : fund.Members)
        {
            await publish.Publish(new FundMeetingCalled(meeting.Id, id, fund.GroupId, member, body.HeldOn), token);
        }

        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates(FundMeeting.OneAtATime) || taken.Violates(FundMeeting.OnceADay))
        {
            return ProblemResult.Of(FundRules.UnderWay);
        }

        http.SetETag(meeting);
        return TypedResults.Created($"/v1/funds/{id}/meetings/{meeting.Id}", FundMeetingView.Of(meeting, fund, caller.PersonId));
    }

    /// <summary>The whole list, as often as it takes. Of two phones that send theirs, the second has not seen the first one's.</summary>
    public static Task<Results<Ok<FundMeetingView>, ProblemResult>> Write(Guid id, Guid meetingId, MeetingList body, Caller caller,
        MarketplaceDb db, HttpContext http, CancellationToken token) => Change(
        id, meetingId, caller, db, http,
        async (fund, meeting) =>
        {
            if (Same(body, meeting.List) && meeting.State is MeetingState.Called or MeetingState.Open)
            {
                return null;
            }

            return await Fits(body, fund, db, token) ?? meeting.Write(body, fund.Members.Length);
        },
        token, Check(body));

    public static Task<Results<Ok<FundMeetingView>, ProblemResult>> Count(Guid id, Guid meetingId, CountCashBody body, Caller caller,
        MarketplaceDb db, HttpContext http, CancellationToken token) => Change(
        id, meetingId, caller, db, http,
        async (fund, meeting) =>
        {
            // What cannot be in the books cannot be counted either.
            var (broken, _) = await Expect(db, fund, meeting, token);
            return broken ?? meeting.Count(body.LoanCash.Amount, body.SocialCash.Amount);
        },
        token, new Validation().Range(body.LoanCash.Amount, 0, Money.Most, "loanCash.amount")
            .Range(body.SocialCash.Amount, 0, Money.Most, "socialCash.amount").OneOf(body.LoanCash.Currency, ["KGS"], "loanCash.currency")
            .OneOf(body.SocialCash.Currency, ["KGS"], "socialCash.currency").Problem);

    public static Task<Results<Ok<FundMeetingView>, ProblemResult>> WriteOn(Guid id, Guid meetingId, Caller caller, MarketplaceDb db,
        HttpContext http, CancellationToken token) => Change(
        id, meetingId, caller, db, http, (_, meeting) => Task.FromResult(meeting.WriteOn()), token);

    public static Task<Results<Ok<FundMeetingView>, ProblemResult>> CallOff(Guid id, Guid meetingId, Caller caller, MarketplaceDb db,
        HttpContext http, CancellationToken token) => Change(
        id, meetingId, caller, db, http, (_, meeting) => Task.FromResult(meeting.CallOff()), token);

    public static async Task<Results<Ok<FundMeetingView>, ProblemResult>> One(Guid id, Guid meetingId, Caller caller, MarketplaceDb db,
        HttpContext http, CancellationToken token)
    {
        if (await db.FundOf(id, caller, token) is not { } fund
            || await db.FundMeetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == meetingId && m.FundId == id, token)
                is not { } meeting)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(meeting);
        var (_, expected) = meeting.State is MeetingState.Open or MeetingState.Counted ? await Expect(db, fund, meeting, token) : default;
        return TypedResults.Ok(FundMeetingView.Of(meeting, fund, caller.PersonId, expected));
    }

    /// <summary>The newest first.</summary>
    public static async Task<Results<Ok<Page<FundMeetingView>>, ProblemResult>> All(Guid id, [AsParameters] PageQuery page, Caller caller,
        MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (await db.FundOf(id, caller, token) is not { } fund)
        {
            return ProblemResult.NotFound;
        }

        var meetings = db.FundMeetings.AsNoTracking().Where(m => m.FundId == id && (page.After == Guid.Empty || m.Id < page.After))
            .OrderByDescending(m => m.Id);
        return TypedResults.Ok(await page.ToPageAsync(meetings, m => m.Id, m => FundMeetingView.Of(m, fund, caller.PersonId), http));
    }

    /// <summary>What should be in the boxes; an error where the list asks for more than there is.</summary>
    public static async Task<(Error? Broken, ExpectedCash? Cash)> Expect(MarketplaceDb db, Fund fund, FundMeeting meeting,
        CancellationToken token)
    {
        var books = await db.Books(fund.Id, token);
        var payouts = await Payouts(db, meeting, token);
        return books.Post(meeting.List.Postings(fund.SharePrice, payouts)) is { } broken ? (broken, null)
            : (null, new ExpectedCash(Money.Of(books.Of(FundAccount.LoanCash)), Money.Of(books.Of(FundAccount.SocialCash))));
    }

    public static Task<List<FundLoan>> Payouts(MarketplaceDb db, FundMeeting meeting, CancellationToken token)
    {
        var ids = meeting.List.Payouts ?? [];
        return db.FundLoans.Where(l => l.FundId == meeting.FundId && ids.Contains(l.Id)).OrderBy(l => l.Id).ToListAsync(token);
    }

    /// <summary>A step of a signer on a meeting that is under way.</summary>
    public static async Task<Results<Ok<FundMeetingView>, ProblemResult>> Change(Guid id, Guid meetingId, Caller caller, MarketplaceDb db,
        HttpContext http, Func<Fund, FundMeeting, Task<Error?>> step, CancellationToken token, ProblemResult? invalid = null,
        bool signer = true)
    {
        if (invalid is not null)
        {
            return invalid;
        }

        var (fund, refusal) = await db.LockFund(id, caller, signer, token);
        if (refusal is not null)
        {
            return refusal;
        }

        if (await db.FundMeetings.SingleOrDefaultAsync(m => m.Id == meetingId && m.FundId == id, token) is not { } meeting)
        {
            return ProblemResult.NotFound;
        }

        var before = meeting.Version;
        if (http.RequireMatchOfStep(meeting, before, await step(fund, meeting)) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(meeting);
        return TypedResults.Ok(FundMeetingView.Of(meeting, fund, caller.PersonId));
    }

    private static ProblemResult? Check(MeetingList body)
    {
        return new Validation().Range(body.Lines.Count, 0, FundRules.MostMembers, "lines").Range(body.Payouts?.Count ?? 0, 0, 40, "payouts")
            .Check(body.Lines.All(Fits), "lines", "Сумма жараксыз.", "Недопустимая сумма.", "An amount that cannot be.")
            .Range(body.Costs, 0, Most, "costs").Range(body.ToBank, -Most, Most, "toBank")
            .Range(body.Outside, -Most, Most, "outside").Problem;
    }

    private static bool Fits(MeetingLine line) => line is { Shares: >= 0 and <= 5 }
        && ((long[])[line.Social, line.Help, line.Repaid, line.Fine]).All(amount => amount is >= 0 and <= Most);

    private static async Task<Error?> Fits(MeetingList body, Fund fund, MarketplaceDb db, CancellationToken token)
    {
        if (!body.Lines.Select(line => line.PersonId).Order().SequenceEqual(fund.Members.Order())
            || body.Lines.Any(line => line.Shares > fund.MostShares))
        {
            return FundRules.ListDoesNotFit;
        }

        var ids = body.Payouts ?? [];
        return ids.Distinct().Count() == ids.Count
            && ids.Count == await db.FundLoans.CountAsync(
                l => l.FundId == fund.Id && ids.Contains(l.Id) && l.State == LoanState.Voted, token)
            ? null : FundRules.LoanNotVoted;
    }

    private static bool Same(MeetingList one, MeetingList other) => one.Lines.SequenceEqual(other.Lines)
        && (one.Payouts ?? []).SequenceEqual(other.Payouts ?? [])
        && (one.Costs, one.ToBank, one.Outside) == (other.Costs, other.ToBank, other.Outside);
}
