using System.Text.Json;
using CreativeLabs.Journey;

namespace CreativeLabs.EndToEnd;

/// <summary>A woman is forgotten by all five services, whichever of them is down when she asks.</summary>
[Collection(SharedWholePlatform.Name)]
public sealed class Forgotten(WholePlatform whole)
{
    private static readonly string[] Services = ["training", "mentoring", "marketplace", "notifications", "registration"];

    [Fact]
    public async Task Each_service_down_in_turn_and_up_again_every_woman_is_forgotten()
    {
        using var platform = whole.Platform();
        var women = await Task.WhenAll(Services.Select(_ => Live(platform)));
        foreach (var (service, woman) in Services.Zip(women))
        {
            var id = await AskWhileDown(platform, service, woman);
            await whole.BothAnswer(service);
            await Platform.Eventually($"Erasure with {service} down is done", async () =>
                (await Erasure(platform, id)).GetProperty("state").GetString() == "done" ? true : (bool?)null);

            (await woman.Send(HttpMethod.Get, "/v1/me/profile")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized,
                "her token is revoked");
        }

        foreach (var woman in women)
        {
            (await Traveller.SignIn(platform, woman.Phone)).PersonId.ShouldNotBe(woman.PersonId, "her number is somebody new");
        }
    }

    private async Task<Guid> AskWhileDown(Platform platform, string service, Traveller woman)
    {
        if (service == "registration")
        {
            // Who takes the request cannot be down; it dies with the answer.
            var asked = (await woman.Post("/v1/me/erasure", status: 202)).GetProperty("id").GetGuid();
            await KillAndStart(service);
            return asked;
        }

        whole.ReplicasOf(service).ForEach(replica => WholePlatform.Signal("-STOP", replica.Pid));
        var id = (await woman.Post("/v1/me/erasure", status: 202)).GetProperty("id").GetGuid();
        await Platform.Eventually($"Everyone but {service} is done",
            async () => Missing(await Erasure(platform, id)) is [var last] && last == service ? true : (bool?)null);
        await KillAndStart(service);
        return id;
    }

    private Task KillAndStart(string service) => Task.WhenAll(whole.ReplicasOf(service).Select(whole.KillAndStart));

    private static async Task<Traveller> Live(Platform platform)
    {
        var woman = await Traveller.SignIn(platform, Traveller.NewPhone());
        await woman.Post("/v1/me/consents", new { purpose = "platform", textVersion = "2026-01" });
        await woman.Change("/v1/me/profile", HttpMethod.Put, "/v1/me/profile", new { name = "Канарейкова Сайрагүл", language = "ky" });
        await woman.Told("welcome");
        return woman;
    }

    private static async Task<JsonElement> Erasure(Platform platform, Guid id)
    {
        using var answer = await platform.Gateway.GetAsync(new Uri($"/v1/erasures/{id}", UriKind.Relative));
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync())
            : JsonSerializer.Deserialize<JsonElement>("""{ "state": "unknown", "parts": [] }""");
    }

    private static List<string> Missing(JsonElement erasure) => erasure.GetProperty("parts").EnumerateArray()
        .Where(part => part.GetProperty("doneAt").ValueKind is JsonValueKind.Null)
            .Select(part => part.GetProperty("service").GetString()!).ToList();
}
