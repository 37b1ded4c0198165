using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using StackExchange.Redis;

namespace CreativeLabs.Registration.Tests;

/// <summary>What the tests of erasure do again and again.</summary>
internal static class ErasureSteps
{
    private static readonly string[] Others = ["training", "mentoring", "marketplace", "notifications"];

    public static async Task<JsonElement> AskToBeForgotten(this Device device) =>
        await (await device.Client.PostCreating("/v1/me/erasure")).Json();

    public static Task<JsonElement> Erasure(this RegistrationFixture fixture, Guid id) => fixture.Anonymous().GetJson($"/v1/erasures/{id}");

    /// <summary>Answers as the other services do.</summary>
    public static async Task AnswerAll(this RegistrationFixture fixture, Guid erasure, Guid person)
    {
        foreach (var service in Others)
        {
            await fixture.Broker.Tell(new PersonErased(erasure, person, service));
        }

        await fixture.Eventually(async () => (await fixture.Erasure(erasure)).GetProperty("state").GetString() == "done");
    }

    public static async Task<bool> IsRevoked(this RegistrationFixture fixture, Device device)
    {
        var session = new JsonWebTokenHandler().ReadJsonWebToken(device.AccessToken).GetClaim("sid").Value;
        return await fixture.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().KeyExistsAsync($"revoked:{session}");
    }

    /// <summary>Waits until Registration itself has taken the fact so many times.</summary>
    public static Task ErasedHere(this RegistrationFixture fixture, Guid erasure, int times = 1) => fixture.Eventually(() =>
        Task.FromResult(fixture.Broker.Heard<PersonErased>(f => f.ErasureId == erasure && f.Service == "registration").Count >= times));

    public static Task<int> Asked(this RegistrationFixture fixture, Guid erasure) =>
        Task.FromResult(fixture.Broker.Heard<PersonErasureRequested>(f => f.ErasureId == erasure).Count);

    public static Task<int> Count(this RegistrationFixture fixture, FormattableString sql) =>
        fixture.WithDb<RegistrationDb, int>(db => db.Database.SqlQuery<int>(sql).SingleAsync());
}
