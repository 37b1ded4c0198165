using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>Steps of the tests about minors and their guardians.</summary>
internal static class GuardianSteps
{
    public const string Consents = "/v1/me/guardian-consents";

    public static readonly string PaperUrl = $"/v1/labs/{AtBashy}/guardian-consents";

    /// <summary>A girl who told the year in which she was born.</summary>
    public static async Task<HttpClient> Girl(this RegistrationFixture fixture, int yearsSince = 14, bool agreed = true)
    {
        var girl = await fixture.As(await fixture.NewPerson(agreed: agreed));
        await (await girl.Change("/v1/me/profile",
            new { name = "Бермет", language = "ky", birthYear = fixture.Clock.GetUtcNow().Year - yearsSince })).Json();
        return girl;
    }

    public static async Task<Guid> IdOf(HttpClient girl) => (await girl.GetJson("/v1/me/profile")).Id("personId");

    public static async Task<(bool Needed, bool Given)> State(HttpClient girl)
    {
        var state = await girl.GetJson("/v1/me/guardian");
        return (state.GetProperty("needed").GetBoolean(), state.GetProperty("given").GetBoolean());
    }

    public static async Task<string> Slip(HttpClient girl) =>
        (await (await girl.SendWith(HttpMethod.Put, "/v1/me/guardian-slip")).Json()).GetProperty("slip").GetString()!;

    public static object OnPaper(string? slip = null, string relation = "mother", Guid? personId = null) => new
    {
        slip, personId, language = "ky", reason = "Апасы өзү келди",
        guardian = new { name = "Гүлнара Асанова", relation, textVersion = "2026-01" },
    };

    public static object Agreed(Guid challengeId, string code, string relation = "mother", string name = "Гүлнара") =>
        new { name, relation, textVersion = "2026-01", challengeId, code };

    /// <summary>Asks for a code to the guardian's phone and reads it there.</summary>
    public static Task<(Guid ChallengeId, string Code)> GuardianCode(this RegistrationFixture fixture, HttpClient girl, string phone) =>
        fixture.CodeFrom(girl, "/v1/me/guardian-codes", phone);

    public static async Task AgreesByPhone(this RegistrationFixture fixture, HttpClient girl, string? phone = null,
        string name = "Гүлнара", string relation = "mother")
    {
        var (challengeId, code) = await fixture.GuardianCode(girl, phone ?? NewPhone());
        await (await girl.PostCreating(Consents, Agreed(challengeId, code, relation, name))).Json();
    }
}
