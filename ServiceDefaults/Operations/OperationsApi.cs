using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Whose operations these are: the service's name as the gateway knows it.</summary>
internal sealed record OperatedService(string Name);

/// <summary>What every change needs.</summary>
/// <param name="Reason">Why, in 3 to 500 characters; kept with the operator's id. No names, no numbers of people.</param>
internal sealed record OperatorReason([property: Description("Why, in 3 to 500 characters. No names or numbers of people.")] string Reason)
{
    /// <summary>The 400, when that is no reason.</summary>
    public ProblemResult? Check() => new Validation().Length(Reason, 3, 500, "reason").Problem;
}

/// <summary>How many messages an operator moved.</summary>
/// <param name="Messages">0 when there was nothing to move.</param>
internal sealed record MovedView(int Messages);

/// <summary>The operator's part of the API, the same in every service: what was given up, and what was done about it.</summary>
internal static class OperationsApi
{
    /// <summary>The operator's addresses; the gateway sends each to the service that it names.</summary>
    public const string Prefix = "/v1/operations";

    public static void MapOperations(this WebApplication app)
    {
        var operations = app.MapGroup($"{Prefix}/{{service}}").WithTags("Operations").RequireAuthorization("operator");
        operations.AddEndpointFilter((context, next) => IsOurs(context.HttpContext) ? next(context) : new(ProblemResult.NotFound));
        operations.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            (operation.Parameters ??= []).Insert(0, new OpenApiParameter
            {
                Name = "service", In = ParameterLocation.Path, Required = true, Description = "The service, such as registration.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            return Task.CompletedTask;
        });

        operations.MapGet("/dead-letters", ListDeadLetters.List).WithName("listDeadLetters")
            .WithSummary("Messages that were given up, oldest first: those of the outbox that could not be sent, and those that a " +
                "consumer could not take.");
        operations.MapGet("/dead-letters/{id:guid}", ListDeadLetters.Get).WithName("getDeadLetter")
            .WithSummary("One of them: what it is and why it was given up, never what it says.");
        operations.MapPost("/dead-letters/{id:guid}/release", ReleaseDeadLetters.One).Idempotent().WithName("releaseDeadLetter")
            .WithSummary("Sends a message of the outbox again.");
        operations.MapPost("/dead-letters/{id:guid}/replay", ReplayDeadLetters.One).Idempotent().WithName("replayDeadLetter")
            .WithSummary("Gives a message back to the queue whose consumer could not take it.");
        operations.MapPost("/dead-letters/{id:guid}/discard", DiscardDeadLetter.One).Idempotent().WithName("discardDeadLetter")
            .WithSummary("Deletes a message for good; what it should have led to does not happen.");
        operations.MapPost("/dead-letters/release", ReleaseDeadLetters.All).Idempotent().WithName("releaseDeadLetters")
            .WithSummary("Sends all dead-lettered messages of the outbox again.");
        operations.MapPost("/dead-letters/replay", ReplayDeadLetters.All).Idempotent().WithName("replayDeadLetters")
            .WithSummary("Gives the messages of the error queues back, a thousand a queue at most.");
        operations.MapGet("/actions", ListActions.Handle).WithName("listOperatorActions")
            .WithSummary("What operators did here: who, when, what and why, oldest first.");
        if (app.Environment.IsDevelopment() && app.Services.GetService<PlantSeed>() is not null)
        {
            operations.MapPost("/seed", SeedAgain.Handle).Idempotent().WithName("seedAgain")
                .WithSummary("Plants what is missing of the first rows. In development only.");
        }
    }

    private static bool IsOurs(HttpContext http) => string.Equals(
        http.GetRouteValue("service") as string, http.RequestServices.GetRequiredService<OperatedService>().Name,
        StringComparison.OrdinalIgnoreCase);
}
