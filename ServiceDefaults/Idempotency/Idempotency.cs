using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.ServiceDefaults;

/// <summary><c>Idempotency-Key</c> on a POST that creates: the answer is stored in the business transaction under (caller, operation with
/// its ids, key) and
/// replayed as it was; another body under the same key is 422; one still running is 409 with Retry-After.</summary>
public static class Idempotency
{
    private static readonly Error KeyRequired = new("idempotency_key_required", "Idempotency-Key (UUID) жетишпейт.",
        "Не хватает Idempotency-Key (UUID).", "An Idempotency-Key header with a UUID is required.", 400);
    private static readonly Error OtherBody = new("idempotency_key_reused", "Бул ачкыч башка сурам үчүн колдонулган.",
        "Этот ключ уже использован для другого запроса.", "This key was used for another request.", 422);
    private static readonly Error StillRunning = new("still_running", "Ушул эле сурам аткарылып жатат.",
        "Этот же запрос ещё выполняется.", "The same request is still running.");
    private static readonly object AfterCommitKey = new();
    private static readonly string[] Kept = ["Location", "ETag", "Content-Language", "Content-Type", "Vary"];

    /// <summary>Makes the endpoint idempotent. It runs inside one transaction of the service's DbContext, which is rolled back unless the
    /// answer is 2xx.</summary>
    /// <param name="endpoint">A POST that creates.</param>
    /// <param name="days">How long the answer is kept: 1, or 30 where money moves.</param>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder endpoint, int days = 1) => endpoint
        .WithMetadata(new IdempotentAttribute())
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .AddEndpointFilter((context, next) => Run(context, next, TimeSpan.FromDays(days)));

    /// <summary>Has <paramref name="work"/> done once the transaction of an idempotent request is committed, and not at all when it is
    /// not.</summary>
    internal static void AfterCommit(this HttpContext http, Func<Task> work) =>
        http.Items[AfterCommitKey] = AfterCommitOf(http).Append(work);

    private static IEnumerable<Func<Task>> AfterCommitOf(HttpContext http) =>
        http.Items.TryGetValue(AfterCommitKey, out var works) ? (IEnumerable<Func<Task>>)works! : [];

    private static async ValueTask<object?> Run(EndpointFilterInvocationContext context, EndpointFilterDelegate next, TimeSpan keep)
    {
        var http = context.HttpContext;
        var token = http.RequestAborted;
        if (!Guid.TryParse(http.Request.Headers["Idempotency-Key"], out var told))
        {
            return ProblemResult.Of(KeyRequired);
        }

        var key = NameOf(told);
        var db = http.RequestServices.GetRequiredService<DbContext>();
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var caller = http.User.FindFirst("sub")?.Value ?? "anonymous";
        var route = $"{http.Request.Method} {MatchedPath.Of(http)}";
        var hash = await HashBody(http, told);

        // What fails in here is rolled back whole: EF's savepoints, two round trips around each SaveChanges, would save nothing.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var (mine, before) = await IdempotencyTable.Take(db, caller, route, key, token);
        if (!mine)
        {
            http.Response.Headers.RetryAfter = "1";
            return ProblemResult.Of(StillRunning);
        }

        var now = clock.GetUtcNow();
        if (before is not null && before.ExpiresAt > now)
        {
            // It was compared with what the caller saw when it was carried out.
            http.IsSoAlready();
            return before.BodyHash.AsSpan().SequenceEqual(hash) ? new Answer(before) : ProblemResult.Of(OtherBody);
        }

        var result = await next(context);
        result = result is INestedHttpResult nested ? nested.Result : result;
        if (result is IStatusCodeHttpResult { StatusCode: >= 300 } or not IResult)
        {
            return result;
        }

        var (status, headers, body) = await Capture(http, (IResult)result);
        var record = new IdempotencyRecord
        {
            Caller = caller, Route = route, Key = key, BodyHash = hash, Status = status, Headers = headers, Body = body,
            ExpiresAt = now + keep,
        };
        await db.SaveChangesAsync(token);
        await IdempotencyTable.Keep(db, record, token);
        await transaction.CommitAsync(token);
        foreach (var work in AfterCommitOf(http))
        {
            await work();
        }

        // Its status and headers are those of the response already.
        return Results.Stream(to => to.WriteAsync(body, token).AsTask(), http.Response.ContentType);
    }

    /// <summary>What is kept of the caller's key. The key itself is not: it is the one thing without which nobody who reads the table can
    /// try names and numbers against <see cref="IdempotencyRecord.BodyHash"/>.</summary>
    internal static Guid NameOf(Guid key) => new(SHA256.HashData(key.ToByteArray()).AsSpan(0, 16));

    private static async Task<byte[]> HashBody(HttpContext http, Guid key)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.ToByteArray());
        if (http.Request.Body.CanSeek)
        {
            http.Request.Body.Position = 0;
            var buffer = new byte[8192];
            int read;
            while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
            {
                hash.AppendData(buffer, 0, read);
            }
        }

        // What a query asks for is part of the request.
        hash.AppendData(Encoding.UTF8.GetBytes(http.Request.QueryString.Value ?? ""));
        return hash.GetHashAndReset();
    }

    private static async Task<(int Status, string Headers, byte[] Body)> Capture(HttpContext http, IResult result)
    {
        var real = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        try
        {
            await result.ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = real;
        }

        var headers = Kept.Where(http.Response.Headers.ContainsKey)
            .ToDictionary(name => name, name => http.Response.Headers[name].ToString(), StringComparer.Ordinal);
        return (http.Response.StatusCode, JsonSerializer.Serialize(headers), buffer.ToArray());
    }

    private sealed class Answer(IdempotencyRecord record) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = record.Status;
            foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(record.Headers)!)
            {
                httpContext.Response.Headers[name] = value;
            }

            await httpContext.Response.Body.WriteAsync(record.Body, httpContext.RequestAborted);
        }
    }
}

/// <summary>On endpoints that take an Idempotency-Key; the body is buffered for them and the OpenAPI document names the header.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : Attribute;
