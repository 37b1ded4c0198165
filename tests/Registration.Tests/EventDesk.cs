using System.Text.Json;
using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>Events as At-Bashy's coordinator plans them.</summary>
internal static class EventDesk
{
    public static object Plan(RegistrationFixture fixture, int capacity = 30, object[]? support = null, TimeSpan? startsIn = null) => new
    {
        labId = AtBashy,
        kind = "festival",
        title = new { ky = "Кийиз жарманкеси", ru = "Ярмарка войлока", en = "Felt fair" },
        description = new { ky = "Шырдак, ала-кийиз жана жүндөн жасалган буюмдар." },
        venue = new { ky = "Ат-Башы, лаборатория", en = "At-Bashy, the lab" },
        startsAt = fixture.Clock.GetUtcNow() + (startsIn ?? TimeSpan.FromDays(10)),
        endsAt = fixture.Clock.GetUtcNow() + (startsIn ?? TimeSpan.FromDays(10)) + TimeSpan.FromHours(3),
        capacity,
        support,
    };

    /// <summary>A published event of At-Bashy.</summary>
    public static async Task<Guid> NewEvent(this RegistrationFixture fixture, int capacity = 30, object[]? support = null,
        TimeSpan? startsIn = null)
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var id = (await (await coordinator.PostCreating("/v1/events", Plan(fixture, capacity, support, startsIn))).Json()).Id();
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/events/{id}/publication", ifMatch: "*")).Json();
        return id;
    }

    public static async Task<HttpResponseMessage> Resize(this HttpClient coordinator, Guid id, int capacity) => await coordinator.SendWith(
        HttpMethod.Put, $"/v1/events/{id}",
        new { kind = "festival", title = new { ky = "Кийиз жарманкеси" }, venue = new { ky = "Ат-Башы" }, capacity }, ifMatch: "*");

    public static async Task<HttpClient> NewGuest(this RegistrationFixture fixture) => await fixture.As(await fixture.NewPerson());

    public static async Task<IReadOnlyList<HttpClient>> NewGuests(this RegistrationFixture fixture, int count)
    {
        var guests = new List<HttpClient>();
        for (var i = 0; i < count; i++)
        {
            guests.Add(await fixture.NewGuest());
        }

        return guests;
    }

    public static async Task<JsonElement> Ask(this HttpClient guest, Guid id, object? body = null) =>
        await (await guest.PostInRush($"/v1/events/{id}/places", body ?? new { })).Json();

    public static async Task<JsonElement> Place(this HttpClient guest, JsonElement place) =>
        (await guest.GetJson($"/v1/places/{place.Id()}")).GetProperty("place");

    public static async Task<JsonElement> GiveBack(this HttpClient guest, JsonElement place) =>
        await (await guest.SendWith(HttpMethod.Delete, $"/v1/places/{place.Id()}", ifMatch: "*")).Json();

    public static string State(this JsonElement json) => json.GetProperty("state").GetString()!;
}
