using System.Net;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Gateway;

/// <summary>Whose request it is that the screens send. They call for all their users, and would else be one address that everybody's limits
/// count against. A secret, <c>Web:Key</c>, proves that it is them; from anybody else the address in a header says nothing.</summary>
internal static class WebCallers
{
    public const string Header = "X-Web-Key";

    public static void UseWebCallers(this WebApplication app)
    {
        var secret = SharedSecret.Of(Header, app.Configuration["Web:Key"]);
        app.Use((http, next) =>
        {
            var isWeb = secret?.IsIn(http.Request) is true;
            http.Request.Headers.Remove(Header);
            if (isWeb && IPAddress.TryParse(http.Request.Headers["X-Forwarded-For"].ToString(), out var address))
            {
                http.Connection.RemoteIpAddress = address;
            }

            return next(http);
        });
    }
}
