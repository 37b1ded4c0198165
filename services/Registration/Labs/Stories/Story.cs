using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories;

/// <summary>Where a story stands.</summary>
internal enum StoryState
{
    /// <summary>Its author writes it.</summary>
    Draft,

    /// <summary>The lab's coordinator reads it.</summary>
    Submitted,

    /// <summary>Anyone may read it.</summary>
    Published,

    /// <summary>Taken back for good.</summary>
    Withdrawn,
}

/// <summary>A member's story. Her words lie sealed under her own data key, also while they are public, so that erasing her reaches every
/// copy and backup of them.</summary>
internal sealed class Story : IVersioned
{
    public const string ReasonColumn = "story.reason";

    private Story(Guid id, Guid labId, Guid authorId, byte[] words, DateTimeOffset writtenAt)
    {
        Id = id;
        LabId = labId;
        AuthorId = authorId;
        Words = words;
        WrittenAt = writtenAt;
        Version = 1;
    }

    public Guid Id { get; private set; }

    public Guid LabId { get; private set; }

    public Guid AuthorId { get; private set; }

    public StoryState State { get; private set; }

    /// <summary><see cref="StoryWords"/>, sealed.</summary>
    public byte[] Words { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public Guid? PublishedBy { get; private set; }

    /// <summary>Its place in the public list, by time of publication; only while it is published.</summary>
    public Guid? PublicationId { get; private set; }

    /// <summary>Why the coordinator gave it back, sealed as her words are.</summary>
    public byte[]? Reason { get; private set; }

    public int Version { get; private set; }

    public static Story Write(Guid id, Guid labId, Guid authorId, byte[] words, DateTimeOffset now) => new(id, labId, authorId, words, now);

    public Error? Rewrite(byte[] words)
    {
        if (State is not StoryState.Draft)
        {
            return StoryRules.NotADraft;
        }

        Words = words;
        Version++;
        return null;
    }

    public Error? Submit(DateTimeOffset now)
    {
        if (State is not StoryState.Draft)
        {
            return StoryRules.NotADraft;
        }

        State = StoryState.Submitted;
        SubmittedAt = now;
        Reason = null;
        Version++;
        return null;
    }

    public Error? Publish(Guid by, DateTimeOffset now)
    {
        if (Reviewable(by) is { } rule)
        {
            return rule;
        }

        State = StoryState.Published;
        PublishedAt = now;
        PublishedBy = by;
        PublicationId = Guid.CreateVersion7(now);
        Version++;
        return null;
    }

    public Error? GiveBack(Guid by, byte[] reason)
    {
        if (Reviewable(by) is { } rule)
        {
            return rule;
        }

        State = StoryState.Draft;
        Reason = reason;
        Version++;
        return null;
    }

    public Error? Withdraw()
    {
        if (State is StoryState.Withdrawn)
        {
            return StoryRules.AlreadyWithdrawn;
        }

        State = StoryState.Withdrawn;
        PublicationId = null;
        Version++;
        return null;
    }

    /// <summary>The same story under the id that remains when two records of one woman are merged.</summary>
    public void MoveTo(PersonVault vault, VaultEntry from, VaultEntry to)
    {
        (AuthorId, Words) = (to.PersonId, StoryWords.Open(vault, from, this).Seal(vault, to));
        Reason = vault.SealAnew(from, to, ReasonColumn, Reason);
        Version++;
    }

    public LocalText? ReasonOf(VaultEntry author, PersonVault vault) => vault.OpenLocal(author, ReasonColumn, Reason);

    /// <summary>Nobody could read it without her consent, and her other record's consent was not given to this: she submits it
    /// again.</summary>
    public void TakeDown()
    {
        State = StoryState.Draft;
        PublicationId = null;
        Version++;
    }

    /// <summary>Lets the author work on the pictures of her draft as part of the caller's transaction: one version more, so that nothing is
    /// published that the coordinator did not see. False when it is no draft of hers any more.</summary>
    public static async Task<bool> Touch(DbSet<Story> stories, Guid id, Guid authorId, CancellationToken token) =>
        await stories.Where(s => s.Id == id && s.AuthorId == authorId && s.State == StoryState.Draft)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1), token) == 1;

    private Error? Reviewable(Guid by) =>
        State is not StoryState.Submitted ? StoryRules.NotSubmitted : by == AuthorId ? StoryRules.OwnStory : null;

    public static void Map(ModelBuilder model) => model.Entity<Story>(story =>
    {
        story.ToTable("story",
            table => table.HasCheckConstraint("ck_story_publication", "(state = 'Published') = (publication_id IS NOT NULL)"));
        story.Property(s => s.Id).ValueGeneratedNever();
        story.HasOne<Lab>().WithMany().HasForeignKey(s => s.LabId);
        story.HasOne<Person>().WithMany().HasForeignKey(s => s.AuthorId);
        story.HasIndex(s => s.PublicationId).IsUnique();
        story.HasIndex(s => new { s.LabId, s.PublicationId });
        story.HasIndex(s => new { s.LabId, s.State, s.Id });
        story.HasIndex(s => new { s.AuthorId, s.Id });
    });
}
