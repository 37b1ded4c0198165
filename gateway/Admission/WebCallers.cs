using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CreativeLabs.Gateway;

/// <summary>Whose request it is that the screens send. They call for all their users, and would else be one address that everybody's limits
/// count against. A secret, <c>Web:Key</c>, proves that it is them; from anybody else the address in a header says nothing.</summary>
internal static class WebCallers
{
    public const string Header = "X-Web-Key";

    public static void UseWebCallers(this WebApplication app)
    {
        var key = app.Configuration["Web:Key"] is { Length: >= 32 } text ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : null;
        app.Use((http, next) =>
        {
            var told = http.Request.Headers[Header].ToString();
            http.Request.Headers.Remove(Header);
            if (key is not null && told.Length > 0
                && CryptographicOperations.FixedTimeEquals(key, SHA256.HashData(Encoding.UTF8.GetBytes(told)))
                && IPAddress.TryParse(http.Request.Headers["X-Forwarded-For"].ToString(), out var address))
            {
                http.Connection.RemoteIpAddress = address;
            }

            return next(http);
        });
    }
}
