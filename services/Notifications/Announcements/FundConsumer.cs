using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>Members are told of their fund's meetings and its end, and who asked for a loan of what was decided.</summary>
internal sealed class FundConsumer(Announcer announcer)
    : IConsumer<FundMeetingCalled>, IConsumer<FundLoanDecided>, IConsumer<FundSignerChosen>, IConsumer<FundSharedOut>
{
    public Task Consume(ConsumeContext<FundMeetingCalled> context) => announcer.Tell(
        context.Message.PersonId, context.Message.MeetingId, FundTemplates.Called,
        new() { ["date"] = Wording.Date(context.Message.HeldOn) }, context.CancellationToken);

    public Task Consume(ConsumeContext<FundLoanDecided> context) => announcer.Tell(
        context.Message.PersonId, context.Message.LoanId,
        context.Message.Outcome == "voted" ? FundTemplates.Voted : FundTemplates.Refused, [], context.CancellationToken);

    public Task Consume(ConsumeContext<FundSignerChosen> context) => announcer.Tell(
        context.Message.PersonId, context.Message.FundId, FundTemplates.Signer, [], context.CancellationToken);

    public Task Consume(ConsumeContext<FundSharedOut> context) => announcer.Tell(
        context.Message.PersonId, context.Message.FundId, FundTemplates.SharedOut, [], context.CancellationToken);
}
