using System.Text.Json;

namespace CreativeLabs.Sandbox.Sms;

/// <summary>A message as the provider answers it.</summary>
internal sealed record RestMessage(string Sid, string AccountSid, string To, string Status)
{
    /// <summary>With its names in snake_case.</summary>
    public static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}

/// <summary>A refusal as the provider answers it.</summary>
internal sealed record RestProblem(int Code, string Message, string MoreInfo, int Status);
