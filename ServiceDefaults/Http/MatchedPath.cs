using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The one way of writing the path of a request: that of the operation which routing found, with the ids as they were read. What
/// is remembered of a request and what is asked about it goes by this, because routing takes letters of either size, a slash at the
/// end and several ways of writing an id for the same.</summary>
internal static class MatchedPath
{
    /// <summary>The path as it was sent where no operation was found.</summary>
    public static string Of(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint { RoutePattern: var pattern })
        {
            return http.Request.Path;
        }

        var path = new StringBuilder();
        foreach (var segment in pattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
            {
                path.Append(part switch
                {
                    RoutePatternLiteralPart literal => literal.Content,
                    RoutePatternSeparatorPart separator => separator.Content,
                    RoutePatternParameterPart parameter => Read(http.Request.RouteValues[parameter.Name]),
                    _ => "",
                });
            }
        }

        return path.ToString();
    }

    private static string? Read(object? value) => Guid.TryParse(value as string, out var id) ? $"{id}" : value?.ToString();
}
