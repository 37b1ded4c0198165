using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The service's part of the published OpenAPI 3.1 document.</summary>
internal static class ApiDocument
{
    private const string Partners = "partner";

    /// <summary>What a partner's program may be let into.</summary>
    private static readonly Dictionary<string, string> Scopes = new(StringComparer.Ordinal)
    {
        ["impact:read"] = "Figures of the partner's labs.",
        ["events:read"] = "The feed of what happens in the partner's labs.",
        ["webhooks:manage"] = "Webhooks that bring what happens in the partner's labs.",
    };

    public static void AddApiDocument(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "CreativeLabs", Version = "v1" };
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
                [Partners] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.OAuth2,
                    Flows = new OpenApiOAuthFlows
                    {
                        ClientCredentials = new OpenApiOAuthFlow { TokenUrl = new Uri("/oauth/token", UriKind.Relative), Scopes = Scopes },
                    },
                },
            };
            ApiHeaders.Declare(document.Components);
            return Task.CompletedTask;
        });
        // The converters that refuse NUL and times without an offset hide from the generator that a string is a string.
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(string) && schema.Type is null)
            {
                schema.Type = context.JsonPropertyInfo is { IsSetNullable: true }
                    ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            }

            if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(DateTimeOffset))
            {
                schema.Type = context.JsonTypeInfo.Type == typeof(DateTimeOffset)
                    ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
                schema.Format = "date-time";
            }

            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security =
                [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] }];
            if (metadata.OfType<ScopeAttribute>().FirstOrDefault() is { } scope)
            {
                operation.Security.Add(new OpenApiSecurityRequirement
                {
                    [new OpenApiSecuritySchemeReference(Partners, context.Document)] = [scope.Scope],
                });
            }

            Add(operation, "401", "Sign in first.");
            Add(operation, "403", "The caller's role does not reach this.");
        }

        if (metadata.OfType<IdempotentAttribute>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Idempotency-Key",
                In = ParameterLocation.Header,
                Required = true,
                Description = "A UUID; the same key gives the same answer.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            });
        }

        if (operation.RequestBody is not null)
        {
            Add(operation, "413", "The request is too large.");
            Add(operation, "415", "This media type is not accepted.");
        }

        DescribeParameters(operation, metadata.OfType<IfMatchAttribute>().FirstOrDefault());
        if (operation.Parameters?.Any(parameter => parameter.In is ParameterLocation.Path) is true)
        {
            Add(operation, "404", "There is nothing at this address.");
        }

        Add(operation, "400", "The request is not valid.");
        Add(operation, "429", "Too many requests; Retry-After says when.");
        Add(operation, "503", "Temporarily unavailable; Retry-After says when.");
        ApiHeaders.Describe(operation, context);
    }

    private static void DescribeParameters(OpenApiOperation operation, IfMatchAttribute? match)
    {
        if (match is not null)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "If-Match",
                In = ParameterLocation.Header,
                Required = match.Required,
                Description = "The ETag of what was read, or *." + (match.Required ? "" : " Needed unless this is the first time."),
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>()
            .Where(parameter => parameter is { In: ParameterLocation.Query, Name: not null }))
        {
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        }
    }

    private static void Add(OpenApiOperation operation, string status, string description)
    {
        operation.Responses ??= [];
        if (!operation.Responses.ContainsKey(status))
        {
            operation.Responses[status] = new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() },
            };
        }
    }
}
