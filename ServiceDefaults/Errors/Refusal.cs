using System.Reflection;
using CreativeLabs.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The one answer of every request that is not carried out: RFC 9457 problem+json in the caller's language.</summary>
public sealed class Refusal : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private readonly Rule rule;
    private readonly IReadOnlyDictionary<string, LocalText[]>? fields;

    private Refusal(Rule rule, IReadOnlyDictionary<string, LocalText[]>? fields = null)
    {
        this.rule = rule;
        this.fields = fields;
    }

    /// <summary>A broken rule: its own status, 409 as a rule.</summary>
    public static Refusal Of(Rule rule) => new(rule);

    /// <summary>404: it does not exist, or it is not the caller's.</summary>
    public static Refusal NotFound { get; } = new(Problems.NotFound);

    /// <summary>403: the caller's role does not reach this.</summary>
    public static Refusal Forbidden { get; } = new(Problems.Forbidden);

    /// <summary>400 with the sentences by field.</summary>
    public static Refusal Invalid(IReadOnlyDictionary<string, LocalText[]> fields) => new(Problems.Invalid, fields);

    /// <summary>400 for one field.</summary>
    public static Refusal Invalid(string field, LocalText sentence) =>
        Invalid(new Dictionary<string, LocalText[]>(StringComparer.Ordinal) { [field] = [sentence] });

    /// <summary>The stable code of the answer.</summary>
    public string Code => rule.Code;

    /// <inheritdoc />
    public int? StatusCode => rule.Status;

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext) => Problems.WriteAsync(httpContext, rule, fields);

    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in (int[])[400, 403, 404, 409])
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
        }
    }
}
