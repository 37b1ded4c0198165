using Microsoft.AspNetCore.Antiforgery;

namespace CreativeLabs.Web.Shell;

/// <summary>One request of a browser: whose it is, in which language, how she wants pages to look.</summary>
public sealed class Visit(IHttpContextAccessor accessor, IAntiforgery antiforgery, TimeProvider clock)
{
    private string? formToken;

    /// <summary>ky, ru or en.</summary>
    public string Language { get; init; } = accessor.HttpContext is { } http ? Languages.Of(http) : "ky";

    /// <summary>Null when nobody is signed in.</summary>
    public SignedIn? Session { get; set; }

    /// <summary>Light or dark, letters and contrast.</summary>
    public Look Look { get; init; } = Look.Of(accessor.HttpContext?.Request);

    /// <summary>The time of this moment.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The address of the page without its language, such as <c>/labs</c>.</summary>
    public string Path => Request?.Path.Value is { Length: > 3 } path ? path[3..] : "";

    /// <summary>The whole address, to come back to.</summary>
    public string Here => Request is { } request ? request.Path + request.QueryString : "/";

    /// <summary>The page to come back to after signing in: this one, or the one that a form was sent from.</summary>
    public string Back => Request is { Method: "GET" } ? Here
        : Uri.TryCreate(Request?.Headers.Referer.ToString(), UriKind.Absolute, out var from) ? from.PathAndQuery : To("/week");

    /// <summary>What was just done, as the redirect says it.</summary>
    public string? Done => Request?.Query["done"];

    /// <summary>The browser's address, as the gateway saw it.</summary>
    public string Address => Request?.Headers["X-Forwarded-For"].ToString() is { Length: > 0 } told
        ? told : accessor.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1";

    /// <summary>What the browser calls itself.</summary>
    public string? UserAgent => Request?.Headers.UserAgent;

    /// <summary>She went away.</summary>
    public CancellationToken Aborted => accessor.HttpContext?.RequestAborted ?? default;

    /// <summary>What a form has to send back, so that no other page can send it.</summary>
    public string FormToken => formToken ??= antiforgery.GetAndStoreTokens(accessor.HttpContext!).RequestToken!;

    /// <summary>A new key of a form.</summary>
    public Guid NewKey() => Guid.CreateVersion7(Now);

    /// <summary>The address of a page in the language of this one.</summary>
    public string To(string path) => $"/{Language}{path}";

    /// <summary>Where she is led whom the API refuses because a consent is missing: there she gives it, or her guardian does, and comes
    /// back to the page; null when that is not why.</summary>
    public string? ToAgree(Problem problem, string back) => problem.Code switch
    {
        "consent_required" => To($"/welcome?next={Uri.EscapeDataString(To(back))}"),
        "guardian_consent_needed" => To($"/guardian?next={Uri.EscapeDataString(To(back))}"),
        _ => null,
    };

    /// <summary>A text that was written on this page: in its language, which others read too until somebody translates.</summary>
    public LocalText Written(string? text) => Language switch
    {
        "ru" => new LocalText(Ru: text),
        "en" => new LocalText(En: text),
        _ => new LocalText(Ky: text),
    };

    private HttpRequest? Request => accessor.HttpContext?.Request;
}
