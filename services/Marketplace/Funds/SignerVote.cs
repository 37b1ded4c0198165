using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>Whom a member wants to sign, while a fund has fewer than two who can. One vote each, which she may change.</summary>
internal sealed class SignerVote
{
    private SignerVote(Guid fundId, Guid voterId, Guid candidateId) => (FundId, VoterId, CandidateId) = (fundId, voterId, candidateId);

    public Guid FundId { get; private set; }

    public Guid VoterId { get; private set; }

    public Guid CandidateId { get; private set; }

    public static SignerVote Of(Guid fundId, Guid voterId, Guid candidateId) => new(fundId, voterId, candidateId);

    public void For(Guid candidate) => CandidateId = candidate;

    public static void Map(ModelBuilder model) => model.Entity<SignerVote>(vote =>
    {
        vote.ToTable("signer_votes");
        vote.HasKey(v => new { v.FundId, v.VoterId });
        vote.HasOne<Fund>().WithMany().HasForeignKey(v => v.FundId).OnDelete(DeleteBehavior.Restrict);
        vote.HasIndex(v => v.VoterId);
    });
}
