using System.Text.Json;
using CreativeLabs.Probe;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What an operator does at the probe.</summary>
internal static class OperatorsDesk
{
    public const string DeadLetters = "/v1/operations/probe/dead-letters";
    public const string ActionsAddress = "/v1/operations/probe/actions";

    /// <summary>Every dead letter, page by page.</summary>
    public static async Task<List<JsonElement>> AllDeadLetters(this HttpClient client, int limit = 100)
    {
        var found = new List<JsonElement>();
        for (var address = $"{DeadLetters}?limit={limit}"; address is not null;)
        {
            var page = await client.GetJson(address);
            found.AddRange(page.GetProperty("items").EnumerateArray());
            address = page.GetProperty("next").GetString() is { } next ? $"{DeadLetters}?limit={limit}&cursor={next}" : null;
        }

        return found;
    }

    /// <summary>The dead letter that fits, waiting for it.</summary>
    public static async Task<JsonElement> DeadLetter(this HttpClient client, ProbeFixture probe, Func<JsonElement, bool> fits)
    {
        JsonElement? found = null;
        await probe.Eventually(async () => (found = (await client.AllDeadLetters()).Where(fits).Select(l => (JsonElement?)l)
            .FirstOrDefault()) is not null);
        return found!.Value;
    }

    /// <summary>What operators did about a message.</summary>
    public static async Task<List<JsonElement>> Actions(this HttpClient client, Guid message)
    {
        var found = new List<JsonElement>();
        for (var address = $"{ActionsAddress}?limit=100"; address is not null;)
        {
            var page = await client.GetJson(address);
            found.AddRange(page.GetProperty("items").EnumerateArray());
            address = page.GetProperty("next").GetString() is { } next ? $"{ActionsAddress}?limit=100&cursor={next}" : null;
        }

        return found.FindAll(action => action.GetProperty("messageId")
            is { ValueKind: JsonValueKind.String } id && id.GetGuid() == message);
    }

    /// <summary>A message that its consumer cannot take until <paramref name="mended"/> is recorded, as it lies in the error
    /// queue.</summary>
    public static async Task<JsonElement> Poison(this ProbeFixture probe, Guid entry, Guid mended)
    {
        var message = Guid.CreateVersion7();
        await probe.Broker.Tell(new EntryRecorded(entry, $"unless:{mended}"), message);
        return await probe.Operator().DeadLetter(probe, letter => letter.Id("messageId") == message);
    }

    /// <summary>A client of an operator.</summary>
    public static HttpClient Operator(this ProbeFixture probe) => probe.Client(Guid.CreateVersion7(), "operator");

    /// <summary>How often the entry had its effect.</summary>
    public static Task<int> Effects(this ProbeFixture probe, Guid entry) => probe.WithDb<ProbeDb, int>(db =>
        db.Set<Effect>().Where(effect => effect.EntryId == entry).Select(effect => effect.Times).SingleOrDefaultAsync());
}
