using CreativeLabs.Keys;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>A private note of the pair.</summary>
internal sealed class Note
{
    private Note() { }

    public Guid Id { get; private set; }

    public Guid MentorshipId { get; private set; }

    public Guid AuthorId { get; private set; }

    public byte[] SealedText { get; private set; } = [];

    public DateTimeOffset WrittenAt { get; private set; }

    public static Note Write(Guid mentorshipId, Guid authorId, string text, byte[] key, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new Note
        {
            Id = id, MentorshipId = mentorshipId, AuthorId = authorId,
            SealedText = Sealed.Seal(key, text, Binding(id, mentorshipId)), WrittenAt = now
        };
    }

    public string Read(byte[] key) => Sealed.OpenText(key, SealedText, Binding(Id, MentorshipId));

    public static void Map(ModelBuilder model) => model.Entity<Note>(note =>
    {
        note.Property(n => n.Id).ValueGeneratedNever();
        note.HasIndex(n => new { n.MentorshipId, n.Id });
        note.HasOne<Mentorship>().WithMany().HasForeignKey(n => n.MentorshipId);
    });

    private static string Binding(Guid id, Guid mentorshipId) => $"notes/sealed_text/{mentorshipId}/{id}";
}
