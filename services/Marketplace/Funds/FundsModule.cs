using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>What a self-help group saves and lends.</summary>
internal sealed class FundsModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        Fund.Map(model);
        FundMeeting.Map(model);
        FundLoan.Map(model);
        FundEntry.Map(model);
        SignerVote.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var funds = app.MapGroup("/v1/funds").WithTags("Funds").RequireAuthorization();
        funds.MapPost("", FormFund.Handle).Idempotent(days: 30).WithName("createFund").WithSummary("Begin a fund of my group");
        funds.MapGet("/{id:guid}", FundAccess.One).Tagged().WithName("getFund").WithSummary("A fund, for its members");
        funds.MapGet("/{id:guid}/totals", FundAccess.Totals).WithName("getFundTotals")
            .WithSummary("What a fund has and owes, without what any one member has");
        funds.MapGet("/{id:guid}/entries", FundAccess.Entries).WithName("listFundEntries").WithSummary("The books of a fund, oldest first");
        funds.MapPost("/{id:guid}/opening", CloseFund.Open).InTransaction().Matched().WithName("openFund")
            .WithSummary("Another signer opens what one has begun");
        funds.MapPost("/{id:guid}/closing", CloseFund.Ask).InTransaction().Matched().WithName("askToShareOut")
            .WithSummary("A signer asks for the share-out");
        funds.MapDelete("/{id:guid}/closing", CloseFund.StayOpen).InTransaction().Matched().WithName("keepFundOpen")
            .WithSummary("The fund goes on after all");
        funds.MapPost("/{id:guid}/share-out", CloseFund.Share).InTransaction().Matched().WithName("shareOutFund")
            .WithSummary("Another signer agrees: everybody gets hers");
        funds.MapPut("/{id:guid}/signer-vote", ChooseSigner.Vote).InTransaction().Matched().WithName("voteForFundSigner")
            .WithSummary("Choose who signs, where fewer than two signers are left");
        funds.MapPut("/{id:guid}/signer", ChooseSigner.Name).InTransaction().Matched().WithName("nameFundSigner")
            .WithSummary("The coordinator of its lab names who signs, where fewer than two signers are left");
        app.MapGet("/v1/me/funds", FundAccess.Mine).WithTags("Funds").RequireAuthorization().WithName("listMyFunds")
            .WithSummary("Funds that I save in");

        var meetings = funds.MapGroup("/{id:guid}/meetings");
        meetings.MapPost("", HoldMeeting.Call).Idempotent().WithName("callFundMeeting")
            .WithSummary("Call a meeting, or enter one that was held with paper");
        meetings.MapGet("", HoldMeeting.All).WithName("listFundMeetings").WithSummary("Meetings of a fund, newest first");
        meetings.MapGet("/{meetingId:guid}", HoldMeeting.One).Tagged().WithName("getFundMeeting").WithSummary("A meeting with its list");
        meetings.MapPut("/{meetingId:guid}/list", HoldMeeting.Write).InTransaction().Matched().WithName("putFundMeetingList")
            .WithSummary("Who came, saved, paid and got what");
        meetings.MapPost("/{meetingId:guid}/count", HoldMeeting.Count).InTransaction().Matched().WithName("countFundCash")
            .WithSummary("Say what is in the boxes");
        meetings.MapDelete("/{meetingId:guid}/count", HoldMeeting.WriteOn).InTransaction().Matched().WithName("writeFundMeetingOn")
            .WithSummary("Go on with the list before it is agreed");
        meetings.MapPost("/{meetingId:guid}/signature", AgreeOnMeeting.Sign).InTransaction().Matched().WithName("signFundMeeting")
            .WithSummary("Agree to list and count; the second signature books them");
        meetings.MapDelete("/{meetingId:guid}", HoldMeeting.CallOff).InTransaction().Matched().WithName("callFundMeetingOff")
            .WithSummary("Call a meeting off that is not agreed");
        meetings.MapPost("/{meetingId:guid}/dispute", AgreeOnMeeting.Dispute).InTransaction().Matched().WithName("disputeFundMeeting")
            .WithSummary("Say that something of the last meeting is wrong; the fund stops until it is put right");
        meetings.MapDelete("/{meetingId:guid}/dispute", AgreeOnMeeting.Withdraw).InTransaction().Matched()
            .WithName("withdrawFundDispute").WithSummary("It was right after all");
        meetings.MapPost("/{meetingId:guid}/reversal", AgreeOnMeeting.Reverse).InTransaction().Matched().WithName("reverseFundMeeting")
            .WithSummary("An officer who did not sign takes a disputed meeting out of the books");

        var loans = funds.MapGroup("/{id:guid}/loans");
        loans.MapPost("", AskForLoan.Handle).Idempotent(days: 30).WithName("askForFundLoan").WithSummary("Ask for a loan");
        loans.MapGet("", AskForLoan.All).WithName("listFundLoans").WithSummary("My loans, and for signers all, newest first");
        loans.MapGet("/{loanId:guid}", AskForLoan.One).Tagged().WithName("getFundLoan").WithSummary("One loan");
        loans.MapPost("/{loanId:guid}/vote", AskForLoan.Vote).InTransaction().Matched().WithName("voteOnFundLoan")
            .WithSummary("A signer is for a loan, or against it");
        loans.MapPost("/{loanId:guid}/write-off", AskForLoan.WriteOff).InTransaction().Matched().WithName("writeFundLoanOff")
            .WithSummary("A signer agrees that a loan will not come back; the second one's vote writes it off");
    }
}
