using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CreativeLabs.Contracts;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The problems that every service can answer with, and the one place that writes problem+json.</summary>
public static class Problems
{
    /// <summary>400, with sentences by field.</summary>
    public static readonly Error Invalid = new("invalid_request",
        "Сурамда ката бар.", "В запросе есть ошибки.", "The request is not valid.", 400);

    /// <summary>400: not JSON, wrong types, missing members.</summary>
    public static readonly Error Malformed = new("malformed_request",
        "Сурамды окуу мүмкүн эмес.", "Запрос не удалось прочитать.", "The request could not be read.", 400);

    /// <summary>401: no token, or one that is not valid any more.</summary>
    public static readonly Error Unauthorized = new("sign_in_required",
        "Кириш керек.", "Нужно войти.", "Sign in first.", 401);
    public static readonly Error Forbidden = new("not_allowed",
        "Буга укугуңуз жок.", "У вас нет на это права.", "You are not allowed to do this.", 403);

    /// <summary>403: asked past the gateway.</summary>
    public static readonly Error NotThroughGateway = new("not_through_gateway",
        "Бул дарек түз суралбайт.", "Сюда напрямую не обращаются.", "This address is not asked directly.", 403);

    /// <summary>404: absent, or not the caller's.</summary>
    public static readonly Error NotFound = new("not_found",
        "Мындай нерсе жок же ал сиздики эмес.", "Этого нет, или это не ваше.", "There is no such thing, or it is not yours.", 404);
    public static readonly Error MethodNotAllowed = new("method_not_allowed",
        "Бул ыкма колдонулбайт.", "Этот метод не поддерживается.", "This method is not supported here.", 405);

    /// <summary>408: the body came too slowly.</summary>
    public static readonly Error TooSlow = new("request_too_slow",
        "Сурам убагында толук келген жок, кайталаңыз.", "Запрос не пришёл целиком вовремя, повторите.",
        "The request did not come in whole in time; try again.", 408);

    /// <summary>409: someone else changed the same thing at the same moment.</summary>
    public static readonly Error Conflict = new("changed_meanwhile",
        "Маалымат ушул учурда өзгөрдү, кайталаңыз.", "Данные только что изменились, повторите.",
        "It was changed at this very moment; try again.");

    /// <summary>412: If-Match names an old version.</summary>
    public static readonly Error StaleVersion = new("stale_version",
        "Бул эски версия, кайра жүктөп алыңыз.", "Это старая версия, загрузите новую.",
        "This is an old version; load the new one first.", 412);
    public static readonly Error TooLarge = new("too_large", "Сурам өтө чоң.", "Запрос слишком большой.", "The request is too large.", 413);
    public static readonly Error AddressTooLong = new("address_too_long",
        "Сурамдын дареги өтө узун.", "Адрес запроса слишком длинный.", "The address of the request is too long.", 414);
    public static readonly Error UnsupportedMedia = new("unsupported_media_type",
        "Мындай түр кабыл алынбайт.", "Такой тип не принимается.", "This media type is not accepted.", 415);

    /// <summary>428: If-Match is missing.</summary>
    public static readonly Error VersionRequired = new("version_required",
        "If-Match жетишпейт.", "Не хватает If-Match.", "If-Match is required to change this.", 428);
    public static readonly Error TooMany = new("too_many_requests",
        "Өтө көп сурам, бир аздан кийин кайталаңыз.", "Слишком много запросов, повторите позже.",
        "Too many requests; try again later.", 429);
    public static readonly Error HeadersTooLong = new("headers_too_long",
        "Сурамдын башаттары өтө көп же өтө узун.", "Заголовков запроса слишком много, или они слишком длинные.",
        "The request has too many headers, or they are too long.", 431);
    public static readonly Error Unexpected = new("unexpected",
        "Биздин ката. Кайталап көрүңүз.", "Ошибка у нас. Попробуйте ещё раз.", "Something went wrong on our side. Try again.", 500);

    /// <summary>503 with Retry-After: a server behind us is away.</summary>
    public static readonly Error Unavailable = new("unavailable",
        "Кызмат убактылуу жок, бир аздан кийин кайталаңыз.", "Сервис временно недоступен, повторите чуть позже.",
        "Temporarily unavailable; try again shortly.", 503);

    /// <summary>Enums are words, in every answer.</summary>
    internal static readonly JsonConverter EnumsByName = new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    internal static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { EnumsByName } };

    internal static readonly Dictionary<int, Error> ByStatus = new Error[]
    {
        Malformed, Unauthorized, Forbidden, NotFound, MethodNotAllowed, TooSlow, Conflict, StaleVersion, TooLarge, AddressTooLong,
        UnsupportedMedia, VersionRequired, TooMany, HeadersTooLong, Unexpected, Unavailable,
    }.ToDictionary(rule => rule.Status);

    /// <summary>The general problem for a status that was answered without a body.</summary>
    public static Error For(int status) => ByStatus.TryGetValue(status, out var rule)
        ? rule
        : new Error($"http_{status}", status >= 500 ? Unexpected.Sentence : Malformed.Sentence, status);

    /// <summary>Writes <paramref name="rule"/> as application/problem+json: type, title, status, detail, code, traceId, errors by
    /// field.</summary>
    public static async Task WriteAsync(HttpContext http, Error rule, IReadOnlyDictionary<string, LocalText[]>? fields = null)
    {
        var language = http.Language();
        var body = Body(rule, language, Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier, fields);
        http.Response.StatusCode = rule.Status;
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Remove("ETag");
        if (rule.Status is 503 && !http.Response.Headers.ContainsKey("Retry-After"))
        {
            http.Response.Headers.RetryAfter = "5";
        }

        await http.Response.WriteAsJsonAsync(body, Json, "application/problem+json", http.RequestAborted);
    }

    internal static Dictionary<string, object?> Body(
        Error rule, string language, string traceId, IReadOnlyDictionary<string, LocalText[]>? fields = null)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["type"] = $"https://creativelabs.kg/problems/{rule.Code}",
            ["title"] = Titles.Of(rule.Status).In(language),
            ["status"] = rule.Status,
            ["detail"] = fields is null
            ? rule.Sentence.In(language)
            : string.Join(" ", fields.SelectMany(f => f.Value).Select(t => t.In(language)).Distinct(StringComparer.Ordinal)),
            ["code"] = rule.Code,
            ["traceId"] = traceId,
        };
        if (fields is not null)
        {
            body["errors"] = fields.ToDictionary(f => f.Key, f => f.Value.Select(t => t.In(language)).ToArray(), StringComparer.Ordinal);
        }

        foreach (var (name, value) in rule.Extensions)
        {
            body[name] = value;
        }

        return body;
    }
}
