using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>What Registration tells of cohorts after the decision; who left by herself knows it.</summary>
internal sealed class TellOfProgrammes(Announcer announcer)
    : IConsumer<EnrolmentStarted>, IConsumer<EnrolmentCompleted>, IConsumer<EnrolmentWithdrawn>, IConsumer<JurorNamed>
{
    public Task Consume(ConsumeContext<EnrolmentStarted> context) => announcer.Tell(
        context.Message.PersonId, context.Message.EnrolmentId, ProgrammeTemplates.Started, Values(context.Message.Programme),
        context.CancellationToken);

    public Task Consume(ConsumeContext<EnrolmentCompleted> context) => announcer.Tell(
        context.Message.PersonId, context.Message.EnrolmentId, ProgrammeTemplates.Completed, Values(context.Message.Programme),
        context.CancellationToken);

    public Task Consume(ConsumeContext<EnrolmentWithdrawn> context)
    {
        var fact = context.Message;
        return fact.ByHerself
            ? Task.CompletedTask
            : announcer.Tell(fact.PersonId, fact.EnrolmentId, ProgrammeTemplates.TakenOff, Values(fact.Programme),
                context.CancellationToken);
    }

    public Task Consume(ConsumeContext<JurorNamed> context) => announcer.Tell(
        context.Message.PersonId, context.Message.CohortId, ProgrammeTemplates.JurorNamed, Values(context.Message.Programme),
        context.CancellationToken);

    private static Dictionary<string, LocalText> Values(LocalText programme) => new() { ["programme"] = programme };
}
