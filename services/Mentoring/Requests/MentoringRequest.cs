using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Requests;

internal enum RequestState
{
    /// <summary>Waits for a match run; also again after a mentor declined or was silent.</summary>
    Open,

    /// <summary>A mentor was asked.</summary>
    Proposed,

    /// <summary>A mentor accepted.</summary>
    Accepted,

    /// <summary>She took it back.</summary>
    Withdrawn,

    /// <summary>The mentorship that came of it has ended.</summary>
    Closed,
}

/// <summary>A woman asks for a mentor on a topic. While it lives she has no second one on the same topic.</summary>
internal sealed class MentoringRequest : IVersioned
{
    private MentoringRequest() { }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid LabId { get; private set; }

    public string Topic { get; private set; } = "";

    public List<string> Languages { get; private set; } = [];

    /// <summary>Mentors whom she would like, the dearest first.</summary>
    public List<Guid> PreferredMentors { get; private set; } = [];

    public RequestAudience Audience { get; private set; }

    /// <summary>The cohort of the programme; only where the audience is one.</summary>
    public Guid? CohortId { get; private set; }

    public RequestState State { get; private set; }

    /// <summary>Who was asked, or accepted.</summary>
    public Guid? MentorId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public int Version { get; private set; }

    public static MentoringRequest Ask(
        Guid personId, Guid labId, string topic, IEnumerable<string> languages, IEnumerable<Guid> preferredMentors,
        RequestAudience audience, Guid? cohortId, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            PersonId = personId,
            LabId = labId,
            Topic = topic,
            Languages = [.. languages.Distinct(StringComparer.Ordinal)],
            PreferredMentors = [.. preferredMentors.Distinct()],
            Audience = audience,
            CohortId = cohortId,
            CreatedAt = now,
            Version = 1,
        };

    public Error? Propose(Guid mentorId)
    {
        if (State is not RequestState.Open)
        {
            return RequestRules.NotOpen;
        }

        return mentorId == PersonId ? RequestRules.Herself : Become(RequestState.Proposed, mentorId);
    }

    public Error? Accept() => State is RequestState.Proposed ? Become(RequestState.Accepted, MentorId) : RequestRules.NotProposed;

    /// <summary>Declined or lapsed: open again for another mentor.</summary>
    public Error? Reroute() => State is RequestState.Proposed ? Become(RequestState.Open, null) : RequestRules.NotProposed;

    public Error? Withdraw() =>
        State is RequestState.Open or RequestState.Proposed ? Become(RequestState.Withdrawn, null) : RequestRules.TooLateToWithdraw;

    public Error? Close() => State is RequestState.Accepted ? Become(RequestState.Closed, MentorId) : RequestRules.NotProposed;

    public static void Map(ModelBuilder model) => model.Entity<MentoringRequest>(request =>
    {
        request.ToTable("requests", table =>
        {
            table.HasCheckConstraint("ck_requests_not_herself", "mentor_id IS NULL OR mentor_id <> person_id");
            table.HasCheckConstraint("ck_requests_cohort", "(audience = 'Programme') = (cohort_id IS NOT NULL)");
        });
        request.Property(r => r.Id).ValueGeneratedNever();
        request.HasIndex(r => new { r.PersonId, r.Topic }).IsUnique().HasFilter("state IN ('Open', 'Proposed', 'Accepted')")
            .HasDatabaseName(RequestRules.OneLive);
        request.HasIndex(r => new { r.PersonId, r.Id });
        request.HasIndex(r => new { r.LabId, r.Id });
    });

    private Error? Become(RequestState state, Guid? mentorId)
    {
        State = state;
        MentorId = mentorId;
        Version++;
        return null;
    }
}
