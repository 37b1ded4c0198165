namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>What is agreed with a provider, in the settings <c>Sms:{provider}</c>.</summary>
/// <param name="Address">Where its API is.</param>
/// <param name="Name">The login there.</param>
/// <param name="Secret">Its password or token, of at least 16 characters.</param>
/// <param name="Sender">As phones show it.</param>
/// <param name="Share">Its part of the messages.</param>
/// <param name="Receipts">Where it sends receipts.</param>
/// <param name="IsSandbox">Whether the sandbox plays it.</param>
internal sealed record ProviderAccount(
    Uri Address, string Name, string Secret, string Sender, double Share, string Receipts, bool IsSandbox)
{
    /// <summary>Null when nothing is agreed with this provider. In development the sandbox plays both, under its own key: whoever has that
    /// one could sign receipts as a provider.</summary>
    public static ProviderAccount? Of(IConfiguration configuration, IHostEnvironment environment, string provider, double share)
    {
        var settings = configuration.GetSection($"Sms:{provider}");
        var isSandbox = settings["Address"] is null && environment.IsDevelopment();
        if (settings["Address"] is null && !isSandbox)
        {
            return null;
        }

        var secret = settings["Secret"] ?? (environment.IsDevelopment() ? configuration["Sandbox:Key"] : null);
        return new ProviderAccount(
            new Uri((settings["Address"] ?? $"http://sandbox/sms/{provider}").TrimEnd('/') + "/"),
            settings["Name"] ?? "creative-labs",
            secret is { Length: >= 16 } ? secret
                : throw new InvalidOperationException($"Sms:{provider}:Secret is missing or shorter than 16 characters."),
            settings["Sender"] ?? "CreativeLab", settings.GetValue("Share", share),
            $"{configuration["Callbacks:Address"]?.TrimEnd('/')}/v1/sms-receipts/{provider}", environment.IsDevelopment());
    }
}
