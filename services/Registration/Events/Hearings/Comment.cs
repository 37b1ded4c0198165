using CreativeLabs.Keys;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>How a comment came.</summary>
internal enum CommentWay
{
    /// <summary>Written by herself.</summary>
    Online,

    /// <summary>On paper, entered by the lab's coordinator.</summary>
    Paper,
}

/// <summary>What somebody says to a hearing. Online words lie sealed under the author's own data key; words from paper, which belong to
/// nobody registered, under the platform's.</summary>
internal sealed class Comment : IVersioned
{
    public const int MostByOne = 10;

    private Comment()
    {
    }

    public Guid Id { get; private set; }

    public Guid EventId { get; private set; }

    /// <summary>Null when it is about the whole.</summary>
    public Guid? AgendaItemId { get; private set; }

    /// <summary>Who wrote it online; null on paper.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Her first, second ... to this hearing; beyond 10 only when two records of her were merged. Null on paper.</summary>
    public int? Number { get; private set; }

    public CommentWay Way { get; private set; }

    /// <summary><see cref="CommentWords"/>, sealed; null when its author took it back.</summary>
    public byte[]? Words { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Who entered it from paper.</summary>
    public Guid? EnteredBy { get; private set; }

    /// <summary><see cref="HiddenReason"/>, sealed as the words are; null when it is shown.</summary>
    public byte[]? HiddenFor { get; private set; }

    public Guid? ModeratedBy { get; private set; }

    public int Version { get; private set; }

    public static Comment Write(Guid eventId, Guid? item, Guid personId, int number, CommentWords words, PersonVault vault,
        VaultEntry entry, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            EventId = eventId,
            AgendaItemId = item,
            PersonId = personId,
            Number = number,
            Way = CommentWay.Online,
            Words = words.Seal(vault, entry),
            ReceivedAt = now,
            Version = 1,
        };

    public static Comment Enter(
        Guid eventId, Guid? item, CommentWords words, PlatformKey platform, DateTimeOffset receivedAt, Guid enteredBy, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new()
        {
            Id = id,
            EventId = eventId,
            AgendaItemId = item,
            Way = CommentWay.Paper,
            Words = words.Seal(platform, id),
            ReceivedAt = receivedAt.ToUniversalTime(),
            EnteredBy = enteredBy,
            Version = 1,
        };
    }

    /// <summary>Two records of its author became one; her words, and what is said of them, are sealed anew under the key that
    /// remains.</summary>
    public void MoveTo(int number, PersonVault vault, VaultEntry from, VaultEntry to)
    {
        (PersonId, Number) = (to.PersonId, number);
        (Words, HiddenFor) = (CommentWords.SealAnew(Words, vault, from, to), HiddenReason.SealAnew(HiddenFor, vault, from, to));
        Version++;
    }

    /// <summary>Hides it with a reason that everyone sees, or shows it again.</summary>
    public Error? Moderate(byte[]? hiddenFor, Guid by)
    {
        if (Words is null)
        {
            return HearingRules.CommentWithdrawn;
        }

        HiddenFor = hiddenFor;
        ModeratedBy = by;
        Version++;
        return null;
    }

    public Error? Withdraw()
    {
        if (Words is null)
        {
            return HearingRules.CommentWithdrawn;
        }

        Words = null;
        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<Comment>(comment =>
    {
        comment.ToTable("hearing_comment", table =>
        {
            table.HasCheckConstraint("ck_hearing_comment_number", "1 <= number");
            table.HasCheckConstraint("ck_hearing_comment_way",
                "(way = 'Online') = (person_id IS NOT NULL) AND (person_id IS NULL) = (number IS NULL)");
        });
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.HasOne<Hearing>().WithMany().HasForeignKey(c => c.EventId);
        comment.HasOne<AgendaItem>().WithMany().HasForeignKey(c => c.AgendaItemId).OnDelete(DeleteBehavior.Restrict);
        comment.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        comment.HasIndex(c => new { c.EventId, c.Id });
        comment.HasIndex(c => new { c.EventId, c.AgendaItemId, c.Id });
        comment.HasIndex(c => new { c.EventId, c.PersonId, c.Number }).IsUnique();
    });
}
