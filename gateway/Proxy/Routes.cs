using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Model;

namespace CreativeLabs.Gateway;

/// <summary>Who answers what: every path of the published API, by its first segments. A path that is not here is answered with 404,
/// so what a service offers besides (its health, its own document) stays inside.</summary>
internal static class Routes
{
    /// <summary>The stream of the inbox: it stays open, so the time limit of the others does not hold.</summary>
    public const string Stream = "/v1/me/inbox/stream";

    /// <summary>What is asked before anybody is signed in.</summary>
    public const string SignIn = "/v1/auth";

    /// <summary>Where a partner's system asks for its token. It names itself by HTTP Basic, which is no token of ours.</summary>
    public const string ClientTokens = "/oauth";

    /// <summary>The screens. They are a client of the API like any other, so they are none of <see cref="Services"/>.</summary>
    public const string Web = "web";

    private const string Operations = "/v1/operations";

    /// <summary>The pages, below their language, and what belongs to them.</summary>
    private static readonly string[] Pages = ["/ky", "/ru", "/en", "/assets", "/sign", "/door"];

    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["registration"] =
        [
            "/.well-known", SignIn, ClientTokens, "/v1/partners",
            "/v1/me/sessions", "/v1/me/pin", "/v1/me/device", "/v1/me/sign-in", "/v1/me/codes", "/v1/me/phone-changes",
            "/v1/me/merges",
            "/v1/me/profile", "/v1/me/consents", "/v1/me/memberships", "/v1/me/applications",
            "/v1/me/demographics", "/v1/me/assisted-actions", "/v1/me/export",
            "/v1/me/guardian", "/v1/me/guardian-codes", "/v1/me/guardian-consents", "/v1/me/guardian-slip",
            "/v1/consent-texts", "/v1/people", "/v1/duplicate-candidates",
            "/v1/labs", "/v1/programmes", "/v1/cohorts", "/v1/applications",
            "/v1/resources", "/v1/bookings", "/v1/booking-series", "/v1/holidays", "/v1/me/bookings", "/v1/me/juries",
            "/v1/groups", "/v1/group-invitations", "/v1/stories", "/v1/story-pictures",
            "/v1/hearing-comments", "/v1/follow-ups",
            "/v1/me/groups", "/v1/me/group-invitations", "/v1/me/stories", "/v1/me/picture-consents",
            "/v1/events", "/v1/places", "/v1/me/places",
            "/v1/me/erasure", "/v1/erasures",
        ],
        ["training"] =
        [
            "/v1/courses", "/v1/offerings", "/v1/enrolments", "/v1/drop-reasons", "/v1/training-sessions", "/v1/credentials", "/v1/figures",
            "/v1/me/enrolments", "/v1/me/credentials",
            "/credentials",
        ],
        ["mentoring"] =
        [
            "/v1/mentors", "/v1/mentoring-topics", "/v1/mentoring-requests", "/v1/match-runs", "/v1/match-proposals", "/v1/mentorships",
            "/v1/mentoring-sessions", "/v1/mentoring-concerns",
            "/v1/me/mentor-profile", "/v1/me/mentoring-requests", "/v1/me/match-proposals", "/v1/me/mentorships",
            "/v1/mentor-applications", "/v1/me/mentor-applications", "/v1/me/mentoring-contact", "/v1/me/blocks", "/v1/safeguarding",
            "/v1/me/booking-terms", "/v1/slot-holds", "/v1/mentoring-goals", "/v1/mentoring-circles", "/v1/me/mentoring-circles",
            "/v1/circle-sessions", "/v1/mentoring-overview", "/v1/mentoring-figures",
        ],
        ["marketplace"] =
        [
            "/v1/sellers", "/v1/listings", "/v1/orders", "/v1/ledger", "/v1/payment-callbacks", "/v1/refunds", "/v1/payouts",
            "/v1/payout-batches", "/v1/settlement-files", "/v1/disputes", "/v1/campaigns", "/v1/funds", "/v1/supply",
            "/v1/standing-orders",
            "/v1/me/seller", "/v1/me/listings", "/v1/me/orders", "/v1/me/sales", "/v1/me/refunds", "/v1/me/pledges", "/v1/me/funds",
            "/v1/me/supply", "/v1/me/proceeds",
        ],
        ["notifications"] =
        [
            "/v1/me/inbox", "/v1/me/notification-preferences", "/v1/sms-receipts", "/v1/webhooks", "/v1/event-feed", "/asyncapi",
        ],
    };

    /// <summary>The services behind the gateway.</summary>
    public static IReadOnlyList<string> Services { get; } = [.. Table.Keys];

    /// <summary>Every prefix with its service. What operators do is the same everywhere, so there the path names the service.</summary>
    public static IEnumerable<(string Prefix, string Service)> All =>
        from service in Table from prefix in service.Value.Append($"{Operations}/{service.Key}") select (prefix, service.Key);

    /// <summary>The entry of the table by which a request goes on; null for what the gateway answers itself. Rules about paths go by
    /// this: routing takes letters of either size and a slash at the end for the same path.</summary>
    public static string? Matched(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config.RouteId;

    /// <summary>Who answers a request; null for what the gateway answers itself.</summary>
    public static string? MatchedCluster(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config.ClusterId;

    /// <summary>The service that answers a path; null when none does.</summary>
    public static string? ServiceOf(PathString path) =>
        All.Where(route => path.StartsWithSegments(route.Prefix, StringComparison.OrdinalIgnoreCase)).Select(route => route.Service)
            .FirstOrDefault();

    /// <summary>True for a path of a service's document that belongs into the published one: it leads to that service, or to every one of
    /// them.</summary>
    public static bool Publishes(string service, string path) =>
        ServiceOf(path) == service || path.StartsWith(Operations + "/{service}/", StringComparison.Ordinal);

    /// <summary>The table as the proxy reads it.</summary>
    public static IReadOnlyList<RouteConfig> ForProxy() =>
    [
        .. All.Select(route => To(route.Service, route.Prefix, route.Prefix + "/{**rest}")),
        To(Clusters.StreamCluster, Stream, Stream),
        Read(Web, "/"),
        Read(Web, "/robots.txt"),
        .. Pages.Select(page => To(Web, page, page + "/{**rest}")),
    ];

    /// <summary>A page that is only read: <c>OPTIONS *</c>, which asks about the gateway itself, is none of its.</summary>
    private static RouteConfig Read(string cluster, string path) => new()
    {
        RouteId = path,
        ClusterId = cluster,
        Match = new RouteMatch { Path = path, Methods = [HttpMethods.Get, HttpMethods.Head] },
    };

    private static RouteConfig To(string cluster, string name, string path) =>
        new() { RouteId = name, ClusterId = cluster, Match = new RouteMatch { Path = path } };
}
