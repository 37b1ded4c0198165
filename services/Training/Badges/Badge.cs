using System.Globalization;
using System.Text.Json.Nodes;
using CreativeLabs.Contracts;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Credentials;

namespace CreativeLabs.Training.Badges;

/// <summary>A credential as an Open Badges 3.0 credential. It never carries a name: a signed copy cannot be taken back, while her name is
/// shown only as long as she wants it.</summary>
internal static class Badge
{
    public static readonly IReadOnlyList<string> Context =
        ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

    private static readonly LocalText Attended = new(
        "Сабактардын кеминде {0} пайызына катышты.", "Участие не менее чем в {0} % занятий.",
        "Took part in at least {0}% of the sessions.");

    private static readonly LocalText Scored = new(
        " Баалоодо 100 упайдан кеминде {0} упай алды.", " Не менее {0} баллов из 100 при оценке.",
        " Reached at least {0} of 100 points when assessed.");

    /// <summary>The payload of the token: the credential, and the claims that repeat its members (Open Badges 3.0, section 8.2).</summary>
    public static JsonObject Of(Credential credential, CompletionRule rule, string language, IConfiguration settings, DateTimeOffset now)
    {
        var (course, inLanguage) = credential.Course.Find(language);
        var (id, subject) = (settings.PageOf(credential.Number), $"urn:uuid:{credential.Id}");
        var from = Bishkek.At(credential.IssuedOn, 0);
        var list = settings.StatusListOf(credential.StatusList);
        var index = credential.StatusIndex.ToString(CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["@context"] = Array(Context),
            ["id"] = id,
            ["type"] = Array(["VerifiableCredential", "OpenBadgeCredential"]),
            ["name"] = course,
            ["issuer"] = new JsonObject
            {
                ["id"] = settings.Issuer(), ["type"] = Array(["Profile"]),
                ["name"] = VerifyCredential.Issuer.In(language)
            }, ["validFrom"] = Moment(from), ["credentialSubject"] = new JsonObject
            {
                ["id"] = subject,
                ["type"] = Array(["AchievementSubject"]),
                ["achievement"] = new JsonObject
                {
                    ["id"] = $"urn:uuid:{credential.CourseId}",
                    ["type"] = Array(["Achievement"]),
                    ["achievementType"] = "Course",
                    ["inLanguage"] = inLanguage,
                    ["name"] = course,
                    ["description"] = course,
                    ["criteria"] = new JsonObject { ["narrative"] = Criteria(rule, language) },
                },
            },
            ["credentialStatus"] = new JsonObject
            {
                ["id"] = $"{list}#{index}",
                ["type"] = "BitstringStatusListEntry",
                ["statusPurpose"] = "revocation",
                ["statusListIndex"] = index,
                ["statusListCredential"] = list,
            },
            ["iss"] = settings.Issuer(),
            ["jti"] = id,
            ["sub"] = subject,
            ["nbf"] = from.ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
        };
    }

    public static JsonArray Array(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);

    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Criteria(CompletionRule rule, string language) =>
        string.Format(CultureInfo.InvariantCulture, Attended.In(language), rule.MinAttendancePercent)
        + (rule.MinScore is { } score ? string.Format(CultureInfo.InvariantCulture, Scored.In(language), score) : "");
}
