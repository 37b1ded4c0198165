using CreativeLabs.Sandbox.Payments;
using CreativeLabs.Sandbox.Sms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Sandbox.Front;

/// <summary>The page on which a developer plays the phone and the bank.</summary>
internal static class FrontApi
{
    public static void MapFront(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", Show).ExcludeFromDescription();
        app.MapPost("/front/payments/{id:guid}", Pay).ExcludeFromDescription();
    }

    private static ContentHttpResult Show(HttpContext http, SmsNetwork network, QrRail rail)
    {
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = "no-store";
        var page = FrontPage.Write(network.Taken().Reverse().Take(50), rail.All().Reverse().Take(20));
        return TypedResults.Content(page, "text/html; charset=utf-8");
    }

    private static RedirectHttpResult Pay(Guid id, QrRail rail)
    {
        if (rail.Find(id) is { } payment)
        {
            rail.Pay(payment, "a buyer on the page", declined: false);
        }

        return TypedResults.Redirect("/#payments");
    }
}
