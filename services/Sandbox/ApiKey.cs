using System.Security.Cryptography;
using System.Text;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Sandbox;

/// <summary>What the rail asks of a caller: <c>X-Api-Key</c> (the value of <c>Sandbox:Key</c>) and an
/// <c>Idempotency-Key</c>.</summary>
internal static class ApiKey
{
    public static RouteHandlerBuilder RequireApiKey(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        var given = http.Request.Headers["X-Api-Key"].ToString();
        var wanted = http.RequestServices.GetRequiredService<IConfiguration>()["Sandbox:Key"]!;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(wanted)))
        {
            return ProblemResult.Of(Problems.Unauthorized);
        }

        return string.IsNullOrWhiteSpace(http.Request.Headers["Idempotency-Key"])
            ? ProblemResult.Invalid("Idempotency-Key", new("Ачкыч керек.", "Нужен ключ.", "A key is required."))
            : await next(context);
    });
}
