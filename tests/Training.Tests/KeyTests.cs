using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CreativeLabs.Training.Tests;

/// <summary>The keys of shown names lie in a database of which no backup is made.</summary>
[Collection("training")]
public sealed class KeyTests(TrainingFixture fixture)
{
    private const string Name = "Канарейкова Сырга";

    private DataKeys Keys => fixture.Services.GetRequiredService<DataKeys>();

    [Fact]
    public async Task A_backup_from_before_an_erasure_does_not_tell_her_name_after_it()
    {
        var (hers, person) = await Shown();
        var (another, _) = await Shown();
        var backup = await BackUp();
        var before = await fixture.Restored(backup);
        (await Canaries.Dump(before)).ShouldHoldNone(Name);
        (await Opened(before, hers)).ShouldBe(Name);

        await fixture.Broker.Tell(new PersonErasureRequested(person, person));
        await fixture.Broker.Hear<PersonErased>(f => f.ErasureId == person);

        var restored = await fixture.Restored(backup);
        (await Opened(restored, hers)).ShouldBeNull();
        (await Opened(restored, another)).ShouldBe(Name);
    }

    [Fact]
    public async Task A_backup_does_not_tell_a_name_that_was_withdrawn_or_whose_credential_was_revoked()
    {
        var (withdrawn, person) = await Shown();
        var (revoked, _) = await Shown();
        var backup = await BackUp();
        var her = fixture.Client(person);

        (await her.SendWith(HttpMethod.Delete, $"/v1/credentials/{withdrawn}/name",
            ifMatch: await her.Tag($"/v1/credentials/{withdrawn}"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await fixture.Coordinator.PostSeen($"/v1/credentials/{revoked}/revocation", new { reason = "issuedInError" });

        var restored = await fixture.Restored(backup);
        (await Opened(restored, withdrawn)).ShouldBeNull();
        await fixture.Eventually(async () => await Opened(restored, revoked) is null);
        // She changes her mind: under a new key.
        await Show(her, withdrawn);
        (await fixture.Anonymous().GetJson($"/v1/credentials/{withdrawn}")).Text("holder").ShouldBe(Name);
        (await Opened(restored, withdrawn)).ShouldBeNull();
    }

    [Fact]
    public async Task Until_the_key_of_her_name_is_destroyed_the_erasure_is_not_answered()
    {
        var (number, person) = await Shown();
        var message = Guid.NewGuid();
        await using (var held = await HeldKeys.Hold(fixture.DatabaseOf(TrainingFixture.Keys)))
        {
            await fixture.Broker.Tell(new PersonErasureRequested(person, person), message);
            await fixture.Eventually(held.SomebodyWaits);
            (await fixture.WithDb<TrainingDb, bool>(db => db.Set<InboxRow>().AnyAsync(row => row.MessageId == message))).ShouldBeFalse();
            fixture.Broker.Heard<PersonErased>(f => f.ErasureId == person).ShouldBeEmpty();
        }

        await fixture.Broker.Hear<PersonErased>(f => f.ErasureId == person);
        (await Keys.Find(await IdOf(number), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task While_the_key_cannot_be_destroyed_her_name_is_not_withdrawn_by_half()
    {
        var (number, person) = await Shown();
        var her = fixture.Client(person);
        var tag = await her.Tag($"/v1/credentials/{number}");
        Task<HttpResponseMessage> hidden;
        await using (var held = await HeldKeys.Hold(fixture.DatabaseOf(TrainingFixture.Keys)))
        {
            hidden = her.SendWith(HttpMethod.Delete, $"/v1/credentials/{number}/name", ifMatch: tag);
            await fixture.Eventually(held.SomebodyWaits);
            (await fixture.Anonymous().GetJson($"/v1/credentials/{number}")).Text("holder").ShouldBe(Name);
        }

        (await hidden).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Keys.Find(await IdOf(number), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_whose_name_was_never_kept_is_swept_after_a_day_and_one_whose_name_was_is_not()
    {
        var (lost, kept) = (Guid.CreateVersion7(), await IdOf((await Shown()).Number));
        await Keys.Make([lost], CancellationToken.None);
        await using (var age = fixture.Services.GetRequiredService<KeyDatabase>()
            .Command("UPDATE data_key SET made_at = made_at - interval '25 hours'"))
        {
            await age.ExecuteNonQueryAsync();
        }

        await fixture.Services.GetRequiredService<SettleKeys<TrainingDb>>().Settle(CancellationToken.None);

        (await Keys.Read([lost, kept], CancellationToken.None)).Keys.ShouldBe([kept]);
    }

    /// <summary>A credential that shows its holder's name.</summary>
    private async Task<(string Number, Guid Person)> Shown()
    {
        var her = fixture.Learner(out var person);
        var number = await fixture.Complete(her);
        await Show(her, number);
        return (number, person);
    }

    private static async Task Show(HttpClient her, string number) =>
        (await her.SendWith(HttpMethod.Put, $"/v1/credentials/{number}/name", new { name = Name },
            await her.Tag($"/v1/credentials/{number}"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    private Task<string> BackUp() => fixture.Servers.BackUp(new NpgsqlConnectionStringBuilder(fixture.Database).Database!);

    private Task<Guid> IdOf(string number) =>
        fixture.WithDb<TrainingDb, Guid>(db => db.Credentials.Where(c => c.Number == number).Select(c => c.Id).SingleAsync());

    /// <summary>The name that opens, with the platform's key and the keys as they are now.</summary>
    private async Task<string?> Opened(string database, string number)
    {
        await using var db = new TrainingDb(new DbContextOptionsBuilder<TrainingDb>().UseNpgsql(database).Options);
        return await new HolderNames(db, Keys, fixture.Clock)
            .On(await db.Credentials.AsNoTracking().SingleAsync(c => c.Number == number), CancellationToken.None);
    }
}
