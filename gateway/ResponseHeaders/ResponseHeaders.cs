using Scalar.AspNetCore;

namespace CreativeLabs.Gateway;

/// <summary>The headers that every answer carries, whoever wrote it.</summary>
internal static class ResponseHeaders
{
    public static void UseResponseHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(static state => Complete((HttpContext)state), http);
        return next(http);
    });

    private static Task Complete(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        // A page may tell itself where it came from; data has nobody to tell.
        if (Routes.MatchedCluster(http) is not Routes.Web || !headers.ContainsKey("Referrer-Policy"))
        {
            headers["Referrer-Policy"] = "no-referrer";
        }

        if (http.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
        {
            headers.ContentSecurityPolicy = ApiPage.Policy(nonce);
        }
        else if (headers.ContentSecurityPolicy.Count == 0)
        {
            // Data is never a page.
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        }

        headers.Remove("Server");
        headers.Remove("X-Powered-By");
        if (headers.CacheControl.Count == 0 && http.Request.Headers.ContainsKey("Authorization"))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
