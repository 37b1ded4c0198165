namespace CreativeLabs.Training.Credentials;

/// <summary>Where people outside reach the platform: <c>Public:Address</c>.</summary>
internal static class PublicAddress
{
    public static string PageOf(this IConfiguration settings, string number) =>
        $"{(settings["Public:Address"] ?? "http://localhost:8080").TrimEnd('/')}/credentials/{number}";
}
