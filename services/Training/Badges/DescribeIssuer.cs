using System.Text.Json.Serialization;
using CreativeLabs.Training.Credentials;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Training.Badges;

/// <summary>Who issues, as Open Badges describes it (Profile).</summary>
/// <param name="Context">The vocabulary.</param>
/// <param name="Id">This address.</param>
/// <param name="Type">Profile.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Url">The platform.</param>
/// <param name="Keys">Where the public keys are, as a JWK set.</param>
internal sealed record IssuerProfile(
    [property: JsonPropertyName("@context")] IReadOnlyList<string> Context, string Id, IReadOnlyList<string> Type, string Name, string Url,
    [property: JsonPropertyName("jwksUri")] string Keys);

internal static class DescribeIssuer
{
    public static Ok<IssuerProfile> Handle(IConfiguration settings, HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Ok(new IssuerProfile(
            Badge.Context, settings.Issuer(), ["Profile"], VerifyCredential.Issuer.En!, settings.Public(),
            settings.Public() + "/credentials/keys"));
    }
}
