using System.Security.Claims;
using CreativeLabs.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CreativeLabs.Web.Session;

/// <summary>Who is signed in, put into each request.</summary>
internal static class SessionSetup
{
    private static readonly TimeSpan BeforeTheEnd = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public static void AddSession(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PlatformKey>();
        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider, SealedCookies>());
        services.AddSingleton<Hidden>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<RenewTokens>();
        services.AddSingleton<KnownPhones>();
        services.AddScoped<EndOfSession>();
    }

    public static void UseSession(this WebApplication app) => app.Use(async (http, next) =>
    {
        var cookie = http.RequestServices.GetRequiredService<SessionCookie>();
        var visit = http.RequestServices.GetRequiredService<Visit>();
        if (cookie.Read(http) is { } session && await Fresh(http, session, visit) is { } fresh)
        {
            visit.Session = fresh;
            if (fresh != session)
            {
                cookie.Write(http, fresh);
            }

            // What a form's token is bound to: after another woman signed in, a form of the first one is worth nothing.
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", fresh.Caller.PersonId.ToString())], "cookie"));
            http.Response.Headers.CacheControl = "no-store";
        }
        else if (http.Request.Cookies.ContainsKey(SessionCookie.Name))
        {
            SessionCookie.Delete(http);
        }

        await next(http);
    });

    /// <summary>Only who is signed in; everybody else signs in first and comes back.</summary>
    public static TBuilder SignedInOnly<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new NothingForNobody()).AddEndpointFilter((context, next) =>
        {
            var visit = context.HttpContext.RequestServices.GetRequiredService<Visit>();
            return visit.Session is not null ? next(context)
                : ValueTask.FromResult<object?>(SignInPages.Again(context.HttpContext, visit.Back));
        });

    private static async Task<SignedIn?> Fresh(HttpContext http, SignedIn session, Visit visit)
    {
        if (session.Until - visit.Now < BeforeTheEnd)
        {
            return await http.RequestServices.GetRequiredService<RenewTokens>().Renew(session, visit.Address);
        }

        return session.Shared && visit.Now - session.Seen > SeenEvery ? session with { Seen = visit.Now } : session;
    }
}
