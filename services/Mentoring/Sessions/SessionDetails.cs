using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Sessions;

/// <summary>When and where, as planning and moving ask for it.</summary>
/// <param name="StartsAt">From the beginning of the mentorship, at most seven days ago, to half a year ahead.</param>
/// <param name="Minutes">15 to 480.</param>
/// <param name="Place">Where they meet, up to 200 characters; or</param>
/// <param name="Link">an https address, up to 500 characters. Exactly one of the two.</param>
/// <param name="HoldId">The slot that is held for it; it has to begin with the session and to be long enough.</param>
internal sealed record SessionDetailsRequest(
    DateTimeOffset StartsAt, int Minutes, string? Place = null, string? Link = null, Guid? HoldId = null);

internal static class SessionDetails
{
    /// <summary>PostgreSQL keeps microseconds; what is answered is what is kept.</summary>
    public static DateTimeOffset Moment(DateTimeOffset told) => new(told.UtcTicks / 10 * 10, TimeSpan.Zero);

    public static Whereabouts Where(SessionDetailsRequest body) => new(Clean(body.Place), Clean(body.Link));

    public static ProblemResult? Check(SessionDetailsRequest body, DateTimeOffset now, DateTimeOffset earliest)
    {
        var (place, link) = Where(body);
        return new Validation()
            .Check(body.StartsAt >= earliest && body.StartsAt <= now.AddDays(183), "startsAt",
                "Акыркы жети күндөн алдыдагы жарым жылга чейин.", "От семи дней назад до полугода вперёд.",
                "Must be within the last seven days or the next half year.")
            .Range(body.Minutes, 15, 480, "minutes")
            .Check(place is null != link is null, "place",
                "Жерди же шилтемени көрсөтүңүз, бирөөнү гана.", "Укажите место или ссылку, что-то одно.",
                "Give a place or a link, one of the two.")
            .Length(place, 0, 200, "place")
            .Length(link, 0, 500, "link")
            .Check(link is null || (Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps), "link",
                "https шилтемеси керек.", "Нужна ссылка https.", "Must be an https address.")
            .Problem;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
