using System.Text.Json;
using CreativeLabs.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Texts that come in the query of what changes something are held to the same as those of a JSON body, see
/// <see cref="StrictText"/>: they may be kept and shown. What only asks is not: nothing of it is kept.</summary>
internal static class QueryTexts
{
    private static readonly LocalText NoText = new(
        "Текстте көрүнбөгөн башкаруу белгилери бар.",
        "В тексте есть невидимые управляющие знаки.",
        "The text holds controls or marks that turn its direction.");

    /// <summary>After routing.</summary>
    public static void UseQueryTexts(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!http.Request.QueryString.HasValue || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            || Names(http) is not { Count: > 0 } names)
        {
            return next(http);
        }

        var query = new Dictionary<string, StringValues>(http.Request.Query, StringComparer.OrdinalIgnoreCase);
        foreach (var name in names.Where(query.ContainsKey))
        {
            if (!query[name].All(text => text is null || WrittenText.IsClean(text)))
            {
                return Problems.WriteAsync(http, Problems.Invalid, new Dictionary<string, LocalText[]>(StringComparer.Ordinal)
                {
                    [JsonNamingPolicy.CamelCase.ConvertName(name)] = [NoText],
                });
            }

            query[name] = query[name].Select(text => text is null ? null : CanonicalForm.Compose(text)).ToArray();
        }

        http.Request.Query = new QueryCollection(query);
        return next(http);
    });

    private static List<string>? Names(HttpContext http) => http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
        .Where(parameter => parameter.ParameterInfo.ParameterType == typeof(string)).Select(parameter => parameter.Name).ToList();
}
