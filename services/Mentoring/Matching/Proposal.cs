using CreativeLabs.Mentoring.Requests;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

internal enum ProposalState
{
    Waiting,
    Accepted,
    Declined,
    Lapsed,
    Withdrawn,
}

/// <summary>A mentor is asked whether she takes a request. She is asked once; silence for two days is a no.</summary>
internal sealed class Proposal : IVersioned
{
    public static readonly TimeSpan Patience = TimeSpan.FromHours(48);

    private Proposal() { }

    public Guid Id { get; private set; }

    public Guid RequestId { get; private set; }

    public Guid MentorId { get; private set; }

    /// <summary>The run that found the pair; null when she was found without one.</summary>
    public Guid? RunId { get; private set; }

    /// <summary>The coordinator who paired the two by hand, and why, as a code.</summary>
    public Guid? PairedBy { get; private set; }

    public string? PairedBecause { get; private set; }

    /// <summary>Why the mentor declined, as a code.</summary>
    public string? DeclinedBecause { get; private set; }

    public ProposalState State { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public DateTimeOffset LapsesAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    public static Proposal Of(Guid requestId, Guid mentorId, Guid? runId, Guid? by, string? reason, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        RequestId = requestId,
        MentorId = mentorId,
        RunId = runId,
        PairedBy = by,
        PairedBecause = reason,
        ProposedAt = now,
        LapsesAt = now + Patience,
        Version = 1,
    };

    public Error? Accept(DateTimeOffset now) => Answer(ProposalState.Accepted, now);

    public Error? Decline(string because, DateTimeOffset now)
    {
        if (Answer(ProposalState.Declined, now) is { } broken)
        {
            return broken;
        }

        DeclinedBecause = because;
        return null;
    }

    public Error? Withdraw(DateTimeOffset now) => State is ProposalState.Waiting ? End(ProposalState.Withdrawn, now) : MatchRules.Answered;

    /// <summary>True when she was silent for too long; false when there is nothing to be done.</summary>
    public bool Lapse(DateTimeOffset now)
    {
        if (State is not ProposalState.Waiting || now < LapsesAt)
        {
            return false;
        }

        End(ProposalState.Lapsed, now);
        return true;
    }

    public static void Map(ModelBuilder model) => model.Entity<Proposal>(proposal =>
    {
        proposal.Property(p => p.Id).ValueGeneratedNever();
        proposal.HasIndex(p => new { p.RequestId, p.MentorId }).IsUnique();
        proposal.HasIndex(p => p.RequestId).IsUnique().HasFilter("state = 'Waiting'").HasDatabaseName("ix_proposals_one_waiting");
        proposal.HasIndex(p => new { p.MentorId, p.Id });
        proposal.HasOne<MentoringRequest>().WithMany().HasForeignKey(p => p.RequestId);
    });

    private Error? Answer(ProposalState answer, DateTimeOffset now) => State switch
    {
        ProposalState.Waiting when now < LapsesAt => End(answer, now),
        ProposalState.Waiting or ProposalState.Lapsed => MatchRules.Lapsed,
        ProposalState.Withdrawn => MatchRules.TakenBack,
        _ => MatchRules.Answered,
    };

    private Error? End(ProposalState state, DateTimeOffset now)
    {
        State = state;
        EndedAt = now;
        Version++;
        return null;
    }
}
