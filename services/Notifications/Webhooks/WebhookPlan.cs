using System.Net;
using CreativeLabs.Notifications.EventFeed;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>A webhook as it is to be.</summary>
/// <param name="Url">An https address in the public network, up to 500 characters, without a name in front of the host.</param>
/// <param name="Types">The types of the catalogue that it gets; none for all of them, also those to come.</param>
internal sealed record WebhookPlan(string Url, IReadOnlyList<string> Types)
{
    public ProblemResult? Check(TrustedHosts trusted) => new Validation()
        .Length(Url, 1, 500, "url")
        .Check(IsFit(trusted), "url", WebhookRules.BadAddress)
        .Range(Types.Count, 0, PublicEventType.All.Count, "types")
        .Check(Types.All(type => PublicEventType.All.Any(known => known.Name == type)), "types", WebhookRules.UnknownType).Problem;

    private bool IsFit(TrustedHosts trusted) =>
        Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.Fragment.Length == 0
        && (trusted.Contains(url.Host, url.Port) ? url.Scheme is "http" or "https" : url.Scheme is "https" && IsPublic(url));

    private static bool IsPublic(Uri url) => IPAddress.TryParse(url.Host.Trim('[', ']'), out var address)
        ? PublicAddresses.IsPublic(address)
        : url.Host.Contains('.', StringComparison.Ordinal) && !url.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
            && !url.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
}
