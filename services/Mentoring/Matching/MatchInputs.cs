using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Requests;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>A woman who waits, as a run sees her.</summary>
/// <param name="RequestId">Her request; requests made earlier have smaller ids.</param>
/// <param name="PersonId">Who she is.</param>
/// <param name="LabId">Her lab.</param>
/// <param name="Topic">What about.</param>
/// <param name="WiderTopic">The topic that includes it.</param>
/// <param name="Languages">Which she speaks.</param>
/// <param name="Preferred">Whom she would like, the dearest first.</param>
/// <param name="NotAgain">Mentors who declined her request, let it lapse, or parted from her.</param>
/// <param name="Audience">Among whom she looks.</param>
/// <param name="CohortId">For a programme, its cohort.</param>
internal sealed record Seeker(
    Guid RequestId, Guid PersonId, Guid LabId, string Topic, string? WiderTopic, IReadOnlyList<string> Languages,
    IReadOnlyList<Guid> Preferred, IReadOnlyList<Guid> NotAgain, RequestAudience Audience = RequestAudience.Open, Guid? CohortId = null);

/// <summary>A mentor who is not paused, as a run sees her.</summary>
/// <param name="MentorId">Who she is.</param>
/// <param name="Topics">What she helps with.</param>
/// <param name="Languages">Which she speaks.</param>
/// <param name="Labs">The labs whose women she meets first.</param>
/// <param name="Free">How many women more she can take.</param>
/// <param name="Programmes">The cohorts for whose women she is there.</param>
internal sealed record Candidate(Guid MentorId, IReadOnlyList<string> Topics, IReadOnlyList<string> Languages,
    IReadOnlyList<Guid> Labs, int Free, IReadOnlyList<Guid>? Programmes = null)
{
    public static Candidate Of(MentorProfile mentor) =>
        new(mentor.Id, mentor.Topics, mentor.Languages, mentor.Labs, mentor.Free, mentor.Programmes);
}

/// <summary>All that a run looks at, in one order whatever order it was read in.</summary>
internal sealed class MatchInputs
{
    public MatchInputs(IEnumerable<Seeker> seekers, IEnumerable<Candidate> candidates, int seed = 0)
    {
        Seed = seed;
        Seekers = [.. seekers.OrderBy(s => s.RequestId).Select(s => s with
        {
            Languages = [.. s.Languages.Distinct().Order(StringComparer.Ordinal)],
            NotAgain = [.. s.NotAgain.Distinct().Order()],
        })];
        Candidates = [.. candidates.OrderBy(c => c.MentorId).Select(c => c with
        {
            Topics = [.. c.Topics.Distinct().Order(StringComparer.Ordinal)],
            Languages = [.. c.Languages.Distinct().Order(StringComparer.Ordinal)],
            Labs = [.. c.Labs.Distinct().Order()],
            Programmes = [.. (c.Programmes ?? []).Distinct().Order()],
        })];
    }

    /// <summary>Decides between mentors whom a woman would like alike; no part of the hash.</summary>
    [JsonIgnore]
    public int Seed { get; }

    public IReadOnlyList<Seeker> Seekers { get; }

    public IReadOnlyList<Candidate> Candidates { get; }

    /// <summary>SHA-256 in hex: equal inputs, equal hash, equal outcome.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web)));
}
