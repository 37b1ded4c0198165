using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CreativeLabs.Web.Shell;

internal static class ShellSetup
{
    public static void AddShell(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        // It warns of each page of somebody signed in, whose headers forbid storing already.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        services.AddRazorComponents();
        // Kyrgyz as it is written: as entities it would be three times the bytes.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddScoped<Visit>();
        services.AddRouting(options => options.ConstraintMap["language"] = typeof(LanguageConstraint));
        // Here an error is a page.
        services.RemoveAll<IExceptionHandler>();
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = "_f";
            options.Cookie.Name = "__Host-cl-form";
            options.Cookie.Path = "/";
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "text/javascript", "image/svg+xml", "text/plain"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    /// <summary>From the outside inwards: headers, compression, errors.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.MapHealthChecks("/health");
        app.MapHealthChecks("/alive");
        // Browsers take a Secure cookie from localhost as from https, so it is one everywhere.
        app.UseCookiePolicy(new CookiePolicyOptions
        {
            Secure = CookieSecurePolicy.Always, MinimumSameSitePolicy = SameSiteMode.Lax,
            HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always,
        });
        app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Files.Policy;
            headers["Referrer-Policy"] = "same-origin";
            headers.XContentTypeOptions = "nosniff";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return next(http);
        });
        app.UseWhen(MayCompress, all => all.UseResponseCompression());
        app.UseExceptionHandler(error => error.Run(http =>
            ErrorPages.Of(new Problem(500, "unexpected", null, null)).ExecuteAsync(http)));
        app.UseRouting();
        app.Use((http, next) => ErrorPages.Catch(http, next));
    }

    /// <summary>After it is known who is signed in: a form's token is bound to her.</summary>
    public static void UseForms(this WebApplication app) => app.Use(RefuseForeignForms);

    /// <summary>A page with a secret beside what a request put there tells the secret by its length, bit by bit, to who makes a browser
    /// ask again and again from another site (BREACH). From there a signed-in page comes uncompressed.</summary>
    private static bool MayCompress(HttpContext http) => http.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none"
        || !http.Request.Cookies.ContainsKey(SessionCookie.Name);

    private static async Task RefuseForeignForms(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsPost(http.Request.Method))
        {
            var foreign = http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
            if (foreign || !(IsOfNobody(http) || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)))
            {
                await ErrorPages.Of(new Problem(400, "form_expired", null, null)).ExecuteAsync(http);
                return;
            }
        }

        await next(http);
    }

    /// <summary>Nobody is signed in, and the form does nothing without her but lead to the sign-in, or away.</summary>
    private static bool IsOfNobody(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<NothingForNobody>() is not null
        && http.RequestServices.GetRequiredService<Visit>().Session is null;
}

/// <summary>An endpoint that changes nothing for who is not signed in.</summary>
internal sealed class NothingForNobody;
