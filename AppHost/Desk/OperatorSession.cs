using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CreativeLabs.AppHost;

/// <summary>The seeded operator, signed in over the API as anybody signs in: in development her SMS arrives at the sandbox.</summary>
internal sealed partial class OperatorSession(EndpointReference gateway, EndpointReference sandbox)
{
    private const string Phone = "+996700000001";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Sends a request as the operator; whatever creates is carried out once.</summary>
    public async Task<(bool Succeeded, string Answer)> SendAsync(
        HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(gateway.Url + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await SignInAsync(cancellation));
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (method == HttpMethod.Post)
        {
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
            request.Content = JsonContent.Create(body);
        }

        using var answer = await Http.SendAsync(request, cancellation);
        return (answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    private async Task<string> SignInAsync(CancellationToken cancellation)
    {
        var before = await NewestAsync(null, cancellation);
        using var asked = await Http.PostAsJsonAsync(
            new Uri($"{gateway.Url}/v1/auth/code"), new { phone = Phone, language = "en" }, cancellation);
        var challenge = (await asked.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellation))
            .GetProperty("challengeId").GetString()!;
        var code = await CodeAsync(before, cancellation).WaitAsync(Patience, cancellation);
        using var signedIn = await Http.PostAsJsonAsync(new Uri($"{gateway.Url}/v1/auth/token"),
            new { challengeId = challenge, code }, cancellation);
        return (await signedIn.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellation))
            .GetProperty("accessToken").GetString()!;
    }

    /// <summary>The code of the newest SMS with one, once it came after another.</summary>
    private async Task<string> CodeAsync(JsonElement? after, CancellationToken cancellation)
    {
        while (true)
        {
            if (await NewestAsync(after, cancellation) is { } message
                && SixDigits().Match(message.GetProperty("text").GetString()!) is { Success: true } code)
            {
                return code.Value;
            }

            await Task.Delay(100, cancellation);
        }
    }

    /// <summary>Her newest SMS, if there is one after another.</summary>
    private async Task<JsonElement?> NewestAsync(JsonElement? after, CancellationToken cancellation)
    {
        var address = new Uri($"{sandbox.Url}/sms/messages?to={Uri.EscapeDataString(Phone)}&after={after?.GetProperty("id")}");
        return (await Http.GetFromJsonAsync<JsonElement>(address, cancellation)).EnumerateArray()
            .Select(message => (JsonElement?)message).LastOrDefault();
    }

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, 1000)]
    private static partial Regex SixDigits();
}
