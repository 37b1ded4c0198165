using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Transactions of endpoints, written where the endpoint is mapped.</summary>
public static class Transactions
{
    /// <summary>Runs the handler in one transaction of the service's DbContext: what it saves and what it locks ends together, by a commit
    /// when the answer is 2xx or 304, and by a rollback otherwise. <see cref="Idempotency.Idempotent"/> implies it.</summary>
    /// <param name="endpoint">An endpoint that locks, or that changes more than one row. Of <c>Matched()</c> and this, this comes
    /// first.</param>
    public static RouteHandlerBuilder InTransaction(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var db = http.RequestServices.GetRequiredService<DbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
            var result = await next(context);
            if ((result is INestedHttpResult nested ? nested.Result : result) is not IStatusCodeHttpResult { StatusCode: >= 400 })
            {
                await transaction.CommitAsync(http.RequestAborted);
            }

            return result;
        });
}
