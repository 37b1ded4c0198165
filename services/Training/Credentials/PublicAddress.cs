using System.Globalization;

namespace CreativeLabs.Training.Credentials;

/// <summary>Where people outside reach the platform: <c>Public:Address</c>.</summary>
internal static class PublicAddress
{
    public static string Public(this IConfiguration settings) => (settings["Public:Address"] ?? "http://localhost:8080").TrimEnd('/');

    public static string PageOf(this IConfiguration settings, string number) => $"{settings.Public()}/credentials/{number}";

    public static string Issuer(this IConfiguration settings) => $"{settings.Public()}/credentials/issuer";

    public static string KeyOf(this IConfiguration settings, string kid) => $"{settings.Public()}/credentials/keys/{kid}";

    public static string StatusListOf(this IConfiguration settings, int list) =>
        $"{settings.Public()}/credentials/status/{list.ToString(CultureInfo.InvariantCulture)}";
}
