using System.Text.Json;

namespace CreativeLabs.AppHost;

/// <summary>What an operator can do about a service, as commands of the dashboard. Each is an operation of the API, so that it can be
/// done, and is written down, where there is no such dashboard.</summary>
internal static class OperatorCommands
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>A command that reads, and shows what it read.</summary>
    public static IResourceBuilder<ProjectResource> WithQuestion(
        this IResourceBuilder<ProjectResource> service, OperatorSession operators, string name, string displayName, string path,
        string icon) =>
        service.WithCommand(name, displayName, context => CarryOut(operators, HttpMethod.Get, path, null, displayName, context),
            new CommandOptions { IconName = icon, UpdateState = WhenHealthy });

    /// <summary>A command that changes something: it asks for the reason first, which is kept with it.</summary>
    public static IResourceBuilder<ProjectResource> WithChange(
        this IResourceBuilder<ProjectResource> service, OperatorSession operators, string name, string displayName, string path,
        string icon) =>
        service.WithCommand(name, displayName,
            context => CarryOut(operators, HttpMethod.Post, path, new { reason = context.Arguments["reason"].Value }, displayName, context),
            new CommandOptions
            {
                IconName = icon,
                UpdateState = WhenHealthy,
                Arguments =
                [
                    new InteractionInput
                    {
                        Name = "reason",
                        Label = "Why",
                        Description = "Kept with what is done. No names or numbers of people.",
                        InputType = InputType.Text,
                        Required = true,
                        MaxLength = 500,
                    },
                ],
            });

    private static ResourceCommandState WhenHealthy(UpdateCommandStateContext context) =>
        context.ResourceSnapshot.HealthStatus is Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy
            ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;

    private static async Task<ExecuteCommandResult> CarryOut(OperatorSession operators, HttpMethod method, string path, object? body,
        string displayName, ExecuteCommandContext context)
    {
        try
        {
            var (succeeded, answer) = await operators.SendAsync(method, path, body, context.CancellationToken);
            var shown = Shown(answer);
            return succeeded
                ? CommandResults.Success(displayName, shown, CommandResultFormat.Json, displayImmediately: true)
                : CommandResults.Failure($"{displayName}: {shown}");
        }
        catch (HttpRequestException unreachable)
        {
            return CommandResults.Failure($"{displayName}: {unreachable.Message}");
        }
    }

    private static string Shown(string answer)
    {
        try
        {
            return JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(answer), Readable);
        }
        catch (JsonException)
        {
            return answer;
        }
    }
}
