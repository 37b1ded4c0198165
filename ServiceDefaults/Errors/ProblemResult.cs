using System.Reflection;
using CreativeLabs.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The one answer of every request that is not carried out: RFC 9457 problem+json in the caller's language.</summary>
public sealed class ProblemResult : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private readonly Error error;
    private readonly IReadOnlyDictionary<string, LocalText[]>? fields;

    private ProblemResult(Error error, IReadOnlyDictionary<string, LocalText[]>? fields = null)
    {
        this.error = error;
        this.fields = fields;
    }

    /// <summary>With the error's own status, mostly 409.</summary>
    public static ProblemResult Of(Error error) => new(error);

    /// <summary>404: it does not exist, or it is not the caller's.</summary>
    public static ProblemResult NotFound { get; } = new(Problems.NotFound);

    /// <summary>403: the caller's role does not reach this.</summary>
    public static ProblemResult Forbidden { get; } = new(Problems.Forbidden);

    /// <summary>400 with the sentences by field.</summary>
    public static ProblemResult Invalid(IReadOnlyDictionary<string, LocalText[]> fields) => new(Problems.Invalid, fields);

    /// <summary>400 for one field.</summary>
    public static ProblemResult Invalid(string field, LocalText sentence) =>
        Invalid(new Dictionary<string, LocalText[]>(StringComparer.Ordinal) { [field] = [sentence] });

    /// <summary>The stable code of the answer.</summary>
    public string Code => error.Code;

    /// <inheritdoc />
    public int? StatusCode => error.Status;

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext) => Problems.WriteAsync(httpContext, error, fields);

    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in (int[])[400, 403, 404, 409])
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
        }
    }
}
