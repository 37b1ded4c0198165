using System.Text.Json;

namespace CreativeLabs.Journey;

/// <summary>The platform as a phone sees it: the gateway; and the sandbox, which stands for the phones and banks outside.</summary>
public sealed class Platform : IDisposable
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

    /// <summary>The SMS that brought the code of a challenge.</summary>
    public Task<JsonElement> Code(string phone, Guid challenge) =>
        Message(phone, $"The code for {phone}", message => message.GetProperty("reference").GetString() == challenge.ToString());

    private Task<JsonElement> Message(string phone, string what, Func<JsonElement, bool> fits) => Eventually(what, async () =>
    {
        var text = await Sandbox.GetStringAsync(new Uri($"/sms/messages?to={Uri.EscapeDataString(phone)}", UriKind.Relative));
        var answer = JsonSerializer.Deserialize<JsonElement>(text);
        var messages = answer.ValueKind == JsonValueKind.Array ? answer : answer.GetProperty("items");
        return messages.EnumerateArray().Where(fits).Select(m => (JsonElement?)m).LastOrDefault();
    });

    public void Dispose()
    {
        Gateway.Dispose();
        Sandbox.Dispose();
    }

    private static Uri Address(string service) => new(Environment.GetEnvironmentVariable($"services__{service}__http__0")
        ?? throw new StepFailedException($"services__{service}__http__0 is not set: start the journey through the AppHost."));
}
