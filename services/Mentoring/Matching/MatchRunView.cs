using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>A match run, for the coordinator.</summary>
/// <param name="Id">The run.</param>
/// <param name="LabId">The lab.</param>
/// <param name="State">draft, published or undone.</param>
/// <param name="InputHash">SHA-256 of what the run looked at, in hex; equal inputs give equal pairs.</param>
/// <param name="Seed">What decided between mentors who were worth the same to a woman.</param>
/// <param name="CreatedAt">When it ran.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Pairs">Whom it found, and why.</param>
/// <param name="Unmatched">Whom it found nobody for, and which constraint bound her.</param>
/// <param name="CohortId">The cohort whose requests it looked at; null for those of the whole lab.</param>
internal sealed record MatchRunView(
    Guid Id, Guid LabId, MatchRunState State, string InputHash, int Seed, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt,
    IReadOnlyList<PairView> Pairs, IReadOnlyList<UnmatchedView> Unmatched, Guid? CohortId)
{
    public static MatchRunView Of(MatchRun run, HttpContext http)
    {
        var outcomes = run.Outcomes.ToDictionary(o => o.RequestId, o => o.Outcome);
        return new(run.Id, run.LabId, run.State, run.InputHash, run.Seed, run.CreatedAt, run.PublishedAt,
            run.Pairs.ConvertAll(p => new PairView(
                p.RequestId, p.MentorId, p.Score, p.Reasons.Select(r => ReasonView.Of(r, p.Topic, http)).ToList(),
                outcomes.GetValueOrDefault(p.RequestId))),
            run.Unmatched.ConvertAll(u => new UnmatchedView(u.RequestId, u.Reason, Sentences.Say(u.Reason, u.Topic, http))), run.CohortId);
    }
}

/// <summary>A pair.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="MentorId">The mentor.</param>
/// <param name="Score">To compare pairs of one run.</param>
/// <param name="Reasons">Why these two.</param>
/// <param name="Outcome">After publishing: proposed, request_not_open, capacity_full, no_mentor_in_audience or blocked.</param>
internal sealed record PairView(Guid RequestId, Guid MentorId, int Score, IReadOnlyList<ReasonView> Reasons, string? Outcome);

/// <summary>A reason.</summary>
/// <param name="Code">preferred_by_mentee, exact_topic, wider_topic, same_lab, shared_language.</param>
/// <param name="Sentence">For people.</param>
internal sealed record ReasonView(string Code, string Sentence)
{
    public static ReasonView Of(string code, string? topic, HttpContext http) => new(code, Sentences.Say(code, topic, http));
}

/// <summary>A request left without a mentor.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Reason">no_mentor_for_topic, no_shared_language, no_mentor_in_audience, capacity_full, blocked.</param>
/// <param name="Sentence">For people.</param>
internal sealed record UnmatchedView(Guid RequestId, string Reason, string Sentence);

internal static class Sentences
{
    private static readonly Dictionary<string, LocalText> ByCode = new(StringComparer.Ordinal)
    {
        [MatchScore.Preferred] = new("Аны өзү тандаган.", "Она сама её выбрала.", "She asked for her."),
        [MatchScore.ExactTopic] = new("Насаатчы бул теманы билет: «{topic}».", "Наставница знает тему «{topic}».",
            "The mentor knows this topic: {topic}."),
        [MatchScore.WiderTopic] = new("Насаатчы кеңири теманы билет: «{wider}».", "Наставница знает более широкую тему «{wider}».",
            "The mentor knows the wider topic: {wider}."),
        [MatchScore.SameLab] = new("Экөө бир лабораториядан.", "Обе из одной лаборатории.", "Both belong to the same lab."),
        [MatchScore.SharedLanguage] = new("Орток тили бар.", "Есть общий язык.", "They share a language."),
        [MatchScore.NoMentorForTopic] = new("Бул тема боюнча насаатчы жок: «{topic}».", "По теме «{topic}» нет наставницы.",
            "Nobody mentors on this topic: {topic}."),
        [MatchScore.NoSharedLanguage] =
        new("Орток тили бар насаатчы жок.", "Нет наставницы с общим языком.", "No mentor on the topic shares a language with her."),
        [MatchScore.NotInAudience] = new("Ылайыктуу насаатчылар ал сураган лабораториядан же программадан эмес.",
            "Подходящие наставницы не из той лаборатории или программы, где она ищет.",
            "The mentors who would fit do not belong to the lab or programme in which she looks."),
        [MatchScore.Blocked] = new("Ылайыктуу насаатчылар буга чейин баш тарткан же алар менен иш токтогон.",
            "Подходящие наставницы уже отказались, или работа с ними прекращена.",
            "The mentors who would fit have declined or parted from her."),
        [MatchScore.CapacityFull] = new("Ылайыктуу насаатчыларда бош орун калган жок.", "У подходящих наставниц нет свободных мест.",
            "The mentors who would fit have no place left."),
    };

    /// <summary>The sentence with the topic's name; of a run from before topics were kept with it, the sentence without.</summary>
    public static string Say(string code, string? topic, HttpContext http)
    {
        var topics = http.RequestServices.GetRequiredService<Topics>();
        var (name, wider) = topic is null ? (LocalText.Same("—"), LocalText.Same("—")) : (topics.Of(topic).Name,
            topics.Of(topics.Of(topic).Wider ?? topic).Name);
        var sentence = ByCode[code];
        return http.Say(new LocalText(Fill(sentence.Ky!, "ky"), Fill(sentence.Ru!, "ru"), Fill(sentence.En!, "en")));

        string Fill(string text, string language) => text.Replace("{topic}", name.In(language), StringComparison.Ordinal)
            .Replace("{wider}", wider.In(language), StringComparison.Ordinal);
    }
}
