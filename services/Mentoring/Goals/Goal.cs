using System.Text.Json;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Goals;

internal enum GoalState
{
    Open,
    Reached,
    Dropped,
}

/// <summary>A step towards a goal.</summary>
/// <param name="Text">1 to 300 characters.</param>
/// <param name="Done">Whether it was taken.</param>
internal sealed record GoalStep(string Text, bool Done);

/// <summary>What it says, as it is sealed.</summary>
internal sealed record GoalWords(string Text, IReadOnlyList<GoalStep> Steps);

/// <summary>What the two want to reach. Its words are sealed under the pair's key.</summary>
internal sealed class Goal : IVersioned
{
    private Goal() { }

    public Guid Id { get; private set; }

    public Guid MentorshipId { get; private set; }

    public byte[]? SealedWords { get; private set; }

    public DateOnly? TargetOn { get; private set; }

    public GoalState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ReachedAt { get; private set; }

    public int Version { get; private set; }

    public static Goal Set(Guid mentorshipId, GoalWords words, DateOnly? targetOn, byte[] key, DateTimeOffset now)
    {
        var goal = new Goal { Id = Guid.CreateVersion7(now), MentorshipId = mentorshipId, CreatedAt = now };
        goal.Change(words, targetOn, key);
        return goal;
    }

    public Error? Change(GoalWords words, DateOnly? targetOn, byte[] key)
    {
        if (State is not GoalState.Open)
        {
            return GoalRules.Closed;
        }

        SealedWords = Sealed.Seal(key, JsonSerializer.Serialize(words, JsonSerializerOptions.Web), Binding());
        TargetOn = targetOn;
        Version++;
        return null;
    }

    public GoalWords? Words(byte[]? key) => key is null || SealedWords is null
        ? null : JsonSerializer.Deserialize<GoalWords>(Sealed.OpenText(key, SealedWords, Binding()), JsonSerializerOptions.Web);

    /// <summary>Reaching or dropping it again changes nothing.</summary>
    public Error? Close(bool reached, DateTimeOffset now)
    {
        var state = reached ? GoalState.Reached : GoalState.Dropped;
        if (State == state)
        {
            return null;
        }

        if (State is not GoalState.Open)
        {
            return GoalRules.Closed;
        }

        (State, ReachedAt) = (state, reached ? now : null);
        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<Goal>(goal =>
    {
        goal.ToTable("goals").Property(g => g.Id).ValueGeneratedNever();
        goal.HasIndex(g => new { g.MentorshipId, g.Id });
        goal.HasOne<Mentorship>().WithMany().HasForeignKey(g => g.MentorshipId);
    });

    private string Binding() => $"goals/sealed_words/{MentorshipId}/{Id}";
}

internal static class GoalRules
{
    public static readonly Error Closed = new("goal_closed",
        "Бул максат жабылган.", "Эта цель уже закрыта.", "This goal is closed.");
}
