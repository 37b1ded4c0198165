using System.Text.Json;
using System.Text.Json.Nodes;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Registration.People.Profiles;

/// <summary>Everything that Registration holds on the caller.</summary>
/// <param name="PersonId">Her id.</param>
/// <param name="MadeAt">When this was put together.</param>
/// <param name="Rooms">By feature: people, labs, programmes, signIn and the others.</param>
internal sealed record PersonExport(Guid PersonId, DateTimeOffset MadeAt, IReadOnlyDictionary<string, object> Rooms);

internal static class ExportMyData
{
    public static async Task<Results<Ok<PersonExport>, ProblemResult>> Handle(
        Caller caller, RegistrationDb db, IEnumerable<IPersonalDataHandler> handlers, IOptions<JsonOptions> json,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        // Her own entry first, then those of records that were merged into hers.
        var entries = await db.Vault.AsNoTracking().Where(v => db.IdsOf(caller.PersonId).Contains(v.PersonId))
            .OrderBy(v => v.PersonId == caller.PersonId ? 0 : 1).ThenBy(v => v.PersonId).ToListAsync(token);
        if (entries is not [var own, ..] || own.PersonId != caller.PersonId)
        {
            return ProblemResult.NotFound;
        }

        // Two features may tell of one thing: what the second one says is added to what the first one said.
        var rooms = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var handler in handlers)
        {
            var told = (JsonObject)JsonSerializer.SerializeToNode(await handler.Show(entries, token), json.Value.SerializerOptions)!;
            if (!rooms.TryAdd(handler.Feature, told))
            {
                foreach (var (name, value) in told)
                {
                    ((JsonObject)rooms[handler.Feature]).Add(name, value?.DeepClone());
                }
            }
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"creativelabs.json\"";
        return TypedResults.Ok(new PersonExport(caller.PersonId, clock.GetUtcNow(), rooms));
    }
}
