using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What an operator did: who, when, what, and why. Written in the transaction of the change; the database refuses to change or
/// delete a row.</summary>
public sealed class OperatorAction
{
    private OperatorAction()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The person (<c>sub</c>) who did it.</summary>
    public Guid OperatorId { get; private set; }

    /// <summary>release, replay, discard or seed.</summary>
    public string Action { get; private set; } = "";

    /// <summary>Where the message lay: <c>outbox</c>, or the queue's name; null when the action is about no message.</summary>
    public string? Place { get; private set; }

    /// <summary>The message that it was about.</summary>
    public Guid? MessageId { get; private set; }

    /// <summary>The message's type.</summary>
    public string? MessageType { get; private set; }

    /// <summary>In the operator's own words.</summary>
    public string Reason { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    internal static OperatorAction Seed(Caller caller, string reason, DateTimeOffset now) => Of(caller, "seed", reason, now);

    internal static OperatorAction About(DeadLetter letter, string action, Caller caller, string reason, DateTimeOffset now)
    {
        var done = Of(caller, action, reason, now);
        (done.Place, done.MessageId, done.MessageType) = (letter.Queue ?? "outbox", letter.MessageId, letter.MessageType);
        return done;
    }

    internal static void Map(ModelBuilder model) => model.Entity<OperatorAction>(action =>
    {
        action.ToTable("operator_action");
        action.HasKey(a => a.Id);
        action.Property(a => a.Id).ValueGeneratedNever();
    });

    private static OperatorAction Of(Caller caller, string action, string reason, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OperatorId = caller.PersonId, Action = action, Reason = reason.Trim(), At = now,
    };
}
