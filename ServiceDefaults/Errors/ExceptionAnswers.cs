using CreativeLabs.Contracts;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The one catch-all: turns what was thrown into the problem that the caller should see.</summary>
internal sealed partial class ExceptionAnswers(ILogger<ExceptionAnswers> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The caller went away, perhaps in the middle of an upload: nobody reads the answer, and a stack says nothing that a line does not.
        if (exception is ConnectionResetException
            || (exception is OperationCanceledException or IOException && httpContext.RequestAborted.IsCancellationRequested))
        {
            BrokeOff(logger, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName ?? "no endpoint");
            httpContext.Response.StatusCode = 499;
            return true;
        }

        var (error, fields) = Answer(httpContext, exception);
        if (error.Status >= 500)
        {
            Failed(logger, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName ?? "no endpoint", error.Code, exception);
        }

        await Problems.WriteAsync(httpContext, error, fields);
        return true;
    }

    private static (Error Error, Dictionary<string, LocalText[]>? Fields) Answer(HttpContext http, Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: 400 } bad => (Problems.Malformed, UnreadableFields.Of(bad)),
        BadHttpRequestException bad => (Problems.For(bad.StatusCode), null),
        DbUpdateConcurrencyException when http.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata
            .GetMetadata<IfMatchAttribute>() is not null => (Problems.StaleVersion, null),
        DbUpdateConcurrencyException => (Problems.Conflict, null),
        _ when Postgres(exception) is { } postgres => (OfPostgres(postgres), null),
        _ when IsAway(exception) => (Problems.Unavailable, null),
        _ => (Problems.Unexpected, null),
    };

    private static Error OfPostgres(PostgresException postgres) => postgres.SqlState switch
    {
        // A NUL or a broken character in a text; a number or date that the database cannot hold.
        "22021" or "22P05" or "22003" or "22008" => Problems.Malformed,
        // Serialisation failure, deadlock, lock not available, and a unique key that someone else just took.
        "40001" or "40P01" or "55P03" or "23505" or "23P01" => Problems.Conflict,
        // Shutting down, starting up, too many connections, killed.
        "57P01" or "57P02" or "57P03" or "53300" => Problems.Unavailable,
        _ => Problems.Unexpected,
    };

    private static PostgresException? Postgres(Exception exception) =>
        exception as PostgresException ?? (exception.InnerException is { } inner ? Postgres(inner) : null);

    private static bool IsAway(Exception exception) =>
        exception is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException
            or StackExchange.Redis.RedisConnectionException or RabbitMQ.Client.Exceptions.RabbitMQClientException
            or RabbitMQ.Client.Exceptions.BrokerUnreachableException
        || (exception.InnerException is { } inner && IsAway(inner));

    [LoggerMessage(Level = LogLevel.Debug, Message = "The caller of {Method} {Endpoint} went away")]
    private static partial void BrokeOff(ILogger logger, string method, string endpoint);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed and was answered with {Code}")]
    private static partial void Failed(ILogger logger, string method, string endpoint, string code, Exception exception);
}
