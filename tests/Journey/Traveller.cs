using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace CreativeLabs.Journey;

/// <summary>A person with a phone, signed in with a code that came by SMS.</summary>
public sealed class Traveller
{
    private readonly Platform platform;
    private readonly string token;

    private Traveller(Platform platform, string phone, string language, JsonElement tokens)
    {
        this.platform = platform;
        Phone = phone;
        Language = language;
        token = tokens.GetProperty("accessToken").GetString()!;
        PersonId = tokens.GetProperty("personId").GetGuid();
        IsNew = tokens.GetProperty("isNew").GetBoolean();
    }

    private Traveller(Traveller other, string language) =>
        (platform, token, Phone, Language, PersonId) = (other.platform, other.token, other.Phone, language, other.PersonId);

    public string Phone { get; }

    public string Language { get; }

    public Guid PersonId { get; }

    public bool IsNew { get; }

    /// <summary>A Kyrgyz mobile number that is not likely to have been used before.</summary>
    public static string NewPhone() => $"+99655{RandomNumberGenerator.GetInt32(0, 8)}{RandomNumberGenerator.GetInt32(0, 1_000_000):D6}";

    /// <summary>Asks for a code, reads it from the SMS, signs in.</summary>
    public static async Task<Traveller> SignIn(Platform platform, string phone, string language = "ky", bool aloud = false)
    {
        var before = await platform.NewestSms(phone);
        var asked = await Expect(await Patiently(() =>
            Send(platform, HttpMethod.Post, "/v1/auth/code", new { phone, language }, language)), 202);
        var challenge = asked.GetProperty("challengeId").GetGuid();
        var text = (await platform.Code(phone, before)).GetProperty("text").GetString()!;
        if (aloud)
        {
            platform.Say($"SMS to {phone}: {text}");
        }

        var key = Guid.CreateVersion7();
        var answer = await Patiently(() => Send(platform, HttpMethod.Post, "/v1/auth/token",
            new { challengeId = challenge, code = Platform.SixDigits().Match(text).Value }, language, key: key));
        return new Traveller(platform, phone, language, await Expect(answer, 200));
    }

    /// <summary>The same person, who reads another language.</summary>
    public Traveller Reading(string language) => new(this, language);

    /// <summary>GET that must be 200; with its ETag.</summary>
    public async Task<JsonElement> Get(string path) => await Expect(await Send(HttpMethod.Get, path), 200);

    /// <summary>POST with a fresh Idempotency-Key that must answer with <paramref name="status"/>.</summary>
    public async Task<JsonElement> Post(string path, object? body = null, int status = 201) =>
        await Expect(await Send(HttpMethod.Post, path, body), status);

    /// <summary>Reads a resource, then changes it under the ETag that was read.</summary>
    public async Task<JsonElement> Change(string read, HttpMethod method, string path, object? body = null)
    {
        using var seen = await Send(HttpMethod.Get, read);
        await Expect(seen, 200);
        var changed = await Send(method, path, body, seen.Headers.ETag);
        return changed.IsSuccessStatusCode ? await Expect(changed, (int)changed.StatusCode) : await Expect(changed, 200);
    }

    /// <summary>Any request as this person.</summary>
    public Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body = null, EntityTagHeaderValue? match = null,
        Guid? key = null) =>
        Send(platform, method, path, body, Language, token, match, key);

    /// <summary>The notification that fits, once it is in her inbox.</summary>
    public Task<JsonElement> Told(string kind) => Platform.Eventually($"'{kind}' in the inbox of {PersonId}", async () =>
        (await Get("/v1/me/inbox?limit=100")).GetProperty("items").EnumerateArray()
            .Where(n => n.GetProperty("kind").GetString() == kind).Select(n => (JsonElement?)n).FirstOrDefault());

    /// <summary>Holds an answer against the status that it must have.</summary>
    public static async Task<JsonElement> Expect(HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if ((int)answer.StatusCode != status)
        {
            throw new StepFailedException($"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.PathAndQuery} answered " +
                $"{(int)answer.StatusCode} instead of {status}: {text}");
        }

        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>As a careful client does: what is away for a moment is asked again when it says so, four times.</summary>
    private static async Task<HttpResponseMessage> Patiently(Func<Task<HttpResponseMessage>> send)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await send();
            if ((int)answer.StatusCode is not (503 or 504) || attempt == 5)
            {
                return answer;
            }

            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));
            answer.Dispose();
        }
    }

    private static async Task<HttpResponseMessage> Send(
        Platform platform, HttpMethod method, string path, object? body, string language, string? token = null,
        EntityTagHeaderValue? match = null, Guid? key = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null
            ? null : JsonContent.Create(body, body.GetType())
        };
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (match is not null)
        {
            request.Headers.IfMatch.Add(match);
        }

        if (method == HttpMethod.Post)
        {
            request.Headers.Add("Idempotency-Key", (key ?? Guid.CreateVersion7()).ToString());
        }

        return await platform.Gateway.SendAsync(request);
    }
}
