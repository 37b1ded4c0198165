using System.Text.Json;
using System.Text.RegularExpressions;

namespace CreativeLabs.Journey;

/// <summary>The platform as a phone sees it: the gateway; and the sandbox, which stands for the phones and banks outside.</summary>
public sealed partial class Platform : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Action<string> say;

    public Platform(Uri gateway, Uri sandbox, Action<string> say)
    {
        this.say = say;
        Gateway = new HttpClient { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(40) };
        Sandbox = new HttpClient { BaseAddress = sandbox, Timeout = TimeSpan.FromSeconds(40) };
    }

    public HttpClient Gateway { get; }

    public HttpClient Sandbox { get; }

    /// <summary>Reads the addresses that the application model injects.</summary>
    public static Platform FromEnvironment(Action<string> say) => new(Address("gateway"), Address("sandbox"), say);

    /// <summary>Begins a step.</summary>
    public void Step(string what) => say($"\n{what}");

    /// <summary>Says what came back.</summary>
    public void Say(string what) => say($"   {what}");

    /// <summary>Asks until the answer is there; facts between services take a moment.</summary>
    public static async Task<T> Eventually<T>(string what, Func<Task<T?>> ask, TimeSpan? patience = null)
        where T : struct
    {
        var until = DateTime.UtcNow + (patience ?? Patience);
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            if (DateTime.UtcNow > until)
            {
                throw new StepFailedException($"{what} did not happen within {(patience ?? Patience).TotalSeconds} s.");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>The newest SMS that a phone got after <paramref name="after"/> messages and that fits.</summary>
    public Task<JsonElement> Sms(string phone, string what, Func<string, bool> fits) =>
        Message(phone, what, message => fits(message.GetProperty("text").GetString()!));

    /// <summary>The newest SMS that a phone has, by its id; null while it has none.</summary>
    public async Task<string?> NewestSms(string phone) =>
        (await Messages(phone)).EnumerateArray().Select(message => message.GetProperty("id").GetString()).LastOrDefault();

    /// <summary>The SMS that brought a code after another one.</summary>
    public Task<JsonElement> Code(string phone, string? after) =>
        Message(phone, $"The code for {phone}", message => SixDigits().IsMatch(message.GetProperty("text").GetString()!), after);

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, 1000)]
    internal static partial Regex SixDigits();

    private Task<JsonElement> Message(string phone, string what, Func<JsonElement, bool> fits, string? after = null) =>
        Eventually(what, async () =>
            (await Messages(phone, after)).EnumerateArray().Where(fits).Select(m => (JsonElement?)m).LastOrDefault());

    private async Task<JsonElement> Messages(string phone, string? after = null) => JsonSerializer.Deserialize<JsonElement>(
        await Sandbox.GetStringAsync(new Uri($"/sms/messages?to={Uri.EscapeDataString(phone)}&after={after}", UriKind.Relative)));

    public void Dispose()
    {
        Gateway.Dispose();
        Sandbox.Dispose();
    }

    private static Uri Address(string service) => new(Environment.GetEnvironmentVariable($"services__{service}__http__0")
        ?? throw new StepFailedException($"services__{service}__http__0 is not set: start the journey through the AppHost."));
}
