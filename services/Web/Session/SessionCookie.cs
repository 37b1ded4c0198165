namespace CreativeLabs.Web.Session;

/// <summary>The one cookie that says who is signed in.</summary>
internal sealed class SessionCookie(Hidden hidden, TimeProvider clock)
{
    public const string Name = "__Host-cl";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan IdleOnSharedPhone = TimeSpan.FromMinutes(15);

    /// <summary>Null when nobody is signed in, or nothing was done for too long on a shared phone.</summary>
    public SignedIn? Read(HttpContext http) => hidden.Open<SignedIn>(http.Request.Cookies[Name], "session") is { } session
        && !(session.Shared && clock.GetUtcNow() - session.Seen > IdleOnSharedPhone) ? session : null;

    public void Write(HttpContext http, SignedIn session) => http.Response.Cookies.Append(Name, hidden.Seal(session, "session"),
        Options(session.Shared ? null : Kept));

    public static void Delete(HttpContext http) => http.Response.Cookies.Append(Name, "", Options(TimeSpan.Zero));

    internal static CookieOptions Options(TimeSpan? kept) => new()
    {
        HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = kept, IsEssential = true,
    };
}
