using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Probe;

/// <summary>An entry was recorded.</summary>
public sealed record EntryRecorded(Guid EntryId, string? Poison) : IFact
{
    Guid IFact.Key => EntryId;
}

/// <summary>A fact that nobody listens to and that does not say so.</summary>
public sealed record EntryUnheard(Guid EntryId) : IFact
{
    Guid IFact.Key => EntryId;
}

public sealed record RecordEntry(Guid Id, string? Poison = null, DateTimeOffset? At = null);

internal sealed record Thing(int Version) : IVersioned;

internal sealed record Said(string? Ky = null);

internal static class Entries
{
    public static void MapEntries(this IEndpointRouteBuilder app)
    {
        app.MapPost("/entries", Record).AllowAnonymous().Idempotent();
        app.MapPut("/entries/{id:guid}", async (Guid id, int answer, ProbeDb db, CancellationToken token) =>
        {
            db.Add(new Entry { Id = id });
            await db.SaveChangesAsync(token);
            return answer is 500 ? throw new InvalidOperationException("As it was asked to.") : Results.StatusCode(answer);
        }).InTransaction().AllowAnonymous();
        app.MapPost("/crash-points/{name}", (string name) => CrashPoint.Arm(name)).AllowAnonymous();
        app.MapPost("/entries/{id:guid}/copies", (Guid id) => TypedResults.Created($"/entries/{id}")).AllowAnonymous().Idempotent();
        app.MapGet("/effects", async (ProbeDb db, DateTimeOffset? since, Guid? entryId) => TypedResults.Ok(
            await db.Set<Effect>().Where(e => since == null && (entryId == null || e.EntryId == entryId)).ToListAsync())).AllowAnonymous();
        app.MapGet("/things/{version:int}", (int version, string? said, HttpContext http) =>
        {
            http.SetETag(new Thing(version));
            return TypedResults.Ok(new { said, language = http.Language() });
        }).AllowAnonymous().Tagged();
        app.MapPut("/things/{version:int}", (int version, bool? careless, HttpContext http) =>
            careless is true ? TypedResults.NoContent() : http.RequireMatch(new Thing(version)) ?? (IResult)TypedResults.NoContent())
            .AllowAnonymous().Matched();
        app.MapPut("/said", ([AsParameters] Said said) => TypedResults.Ok(said)).AllowAnonymous();
        app.MapPost("/things/{version:int}/forgotten", (int version, HttpContext http) =>
            http.RequireMatch(new Thing(version)) ?? (IResult)TypedResults.NoContent()).AllowAnonymous();
    }

    private static async Task<Results<Created, ProblemResult>> Record(
        RecordEntry body, ProbeDb db, IPublishEndpoint publish, IBus bus, TimeProvider clock, IConfiguration settings,
        CancellationToken token)
    {
        var fact = new EntryRecorded(body.Id, body.Poison);
        db.Add(new Entry { Id = body.Id });
        if (body.Poison == "unheard")
        {
            await publish.Publish(new EntryUnheard(body.Id), token);
        }

        if (settings.GetValue("Probe:PublishBeforeCommit", false))
        {
            // The negative control: what an outbox is there to prevent.
            await bus.Publish(fact, token);
            CrashPoint.Reach("probe.before-commit");
        }
        else if (body.Poison == "later")
        {
            await publish.SchedulePublish(fact, clock.GetUtcNow().AddHours(1), token);
        }
        else
        {
            await publish.Publish(fact, token);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.Created($"/entries/{body.Id}");
    }
}

internal sealed class CountEffect(ProbeDb db) : IConsumer<EntryRecorded>
{
    public async Task Consume(ConsumeContext<EntryRecorded> context)
    {
        switch (context.Message.Poison)
        {
            case { } poison when poison.StartsWith("unless:", StringComparison.Ordinal):
                await FailUnless(Guid.Parse(poison["unless:".Length..]), context.CancellationToken);
                break;
            case "throws":
                throw new InvalidOperationException("This entry always fails.");
            case "kills":
                // Not before the relay, which is of this same process, has noted that it was sent: each death would else send it once more.
                while (await db.Database.SqlQuery<bool>(
                    $"""SELECT EXISTS (SELECT FROM outbox WHERE key = {context.Message.EntryId}) AS "Value" """)
                    .SingleAsync(context.CancellationToken))
                {
                    await Task.Delay(10, context.CancellationToken);
                }

                System.Diagnostics.Process.GetCurrentProcess().Kill();
                await Task.Delay(Timeout.Infinite);
                break;
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO effect (entry_id, times) VALUES ({context.Message.EntryId}, 1)
            ON CONFLICT (entry_id) DO UPDATE SET times = effect.times + 1
            """,
            context.CancellationToken);
    }

    /// <summary>A fault that somebody mends by recording an entry.</summary>
    private async Task FailUnless(Guid mended, CancellationToken token)
    {
        if (!await db.Set<Entry>().AnyAsync(entry => entry.Id == mended, token))
        {
            throw new InvalidOperationException("This entry fails until somebody mends it.");
        }
    }
}
