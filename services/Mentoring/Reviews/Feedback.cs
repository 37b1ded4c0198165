using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Mentorships;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Reviews;

internal enum FeedbackMoment
{
    HalfTime,
    End,
}

/// <summary>What one of the two says of the mentorship, for the coordinator only. Sealed under the pair's key.</summary>
internal sealed class Feedback
{
    public const string OneAMoment = "ix_feedback_one_a_moment";

    private Feedback() { }

    public Guid Id { get; private set; }

    public Guid MentorshipId { get; private set; }

    public Guid AuthorId { get; private set; }

    public FeedbackMoment Moment { get; private set; }

    public int Rating { get; private set; }

    public byte[]? SealedText { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public static Feedback Write(
        Guid mentorshipId, Guid authorId, FeedbackMoment moment, int rating, string? text, byte[] key, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new Feedback
        {
            Id = id,
            MentorshipId = mentorshipId,
            AuthorId = authorId,
            Moment = moment,
            Rating = rating,
            SealedText = text is null ? null : Sealed.Seal(key, text, Binding(id, mentorshipId)),
            WrittenAt = now,
        };
    }

    public string? Text(byte[]? key) => key is null || SealedText is null
        ? null : Sealed.OpenText(key, SealedText, Binding(Id, MentorshipId));

    public static void Map(ModelBuilder model) => model.Entity<Feedback>(feedback =>
    {
        feedback.ToTable("feedback").Property(f => f.Id).ValueGeneratedNever();
        feedback.HasIndex(f => new { f.MentorshipId, f.AuthorId, f.Moment }).IsUnique().HasDatabaseName(OneAMoment);
        feedback.HasOne<Mentorship>().WithMany().HasForeignKey(f => f.MentorshipId);
    });

    private static string Binding(Guid id, Guid mentorshipId) => $"feedback/sealed_text/{mentorshipId}/{id}";
}
