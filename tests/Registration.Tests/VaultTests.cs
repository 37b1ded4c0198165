using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StackExchange.Redis;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection(RegistrationSuite.Name)]
public sealed class VaultTests(RegistrationFixture fixture)
{
    private const string Name = "Канарейкова Сайрагүл";
    private const string Motivation = "Канарейка менен иштегим келет";
    private const string Reason = "Канарейка телефонун жоготкон";
    private const string Assisted = "Канариева Жамийла";
    private const string Address = "10.66.66.66";

    [Fact]
    public async Task Who_a_person_is_can_be_read_nowhere_but_through_the_vault()
    {
        var phone = NewPhone();
        await LiveThroughEverything(phone);

        var canaries = new[] { Name, Motivation, Reason, Assisted, "aLotOfDifficulty", phone, phone[1..], $"0{phone[4..]}" }.SelectMany(Disguises).ToList();
        ShouldHoldNone(await Dump(), canaries, "the database");
        ShouldHoldNone(await DumpRedis(), canaries, "Redis");
        ShouldHoldNone(JsonSerializer.Serialize(fixture.Broker.Heard<object>()), canaries, "the facts");
        ShouldHoldNone(fixture.Log.All, canaries, "the log");
    }

    [Fact]
    public async Task The_dump_would_show_what_is_not_sealed()
    {
        // The control: the search finds what lies open.
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            db.Add(StaffRead.Record(Guid.CreateVersion7(), Guid.CreateVersion7(), "left-open", fixture.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });

        (await Dump()).ShouldContain("left-open");
    }

    [Fact]
    public void A_sealed_value_opens_only_for_its_own_person_and_column()
    {
        var vault = fixture.Services.GetRequiredService<PersonVault>();
        var hers = vault.NewEntry(Guid.CreateVersion7());
        var others = vault.NewEntry(Guid.CreateVersion7());
        var value = vault.Seal(hers, "person_vault.name", Name);

        vault.OpenText(hers, "person_vault.name", value).ShouldBe(Name);
        Should.Throw<CryptographicException>(() => vault.OpenText(hers, "person_vault.phone", value));
        Should.Throw<CryptographicException>(() => vault.OpenText(others, "person_vault.name", value));
        var swapped = VaultEntry.Open(others.PersonId, hers.DataKey);
        Should.Throw<CryptographicException>(() => vault.OpenText(swapped, "person_vault.name", value));
    }

    private async Task LiveThroughEverything(string phone)
    {
        var device = await fixture.SignIn(phone, Address);
        await (await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name = Name, language = "ky", birthYear = 1987 })).Json();
        await (await device.Client.PostCreating("/v1/me/consents", new { purpose = "platform", textVersion = "2026-01" })).Json();
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
        var application = await (await device.Client.PostCreating($"/v1/cohorts/{CohortAtBashy}/applications", new { motivation = Motivation })).Json();
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        (await coordinator.GetJson($"/v1/applications/{application.Id()}")).GetProperty("name").GetString().ShouldBe(Name);

        await (await device.Client.PostCreating("/v1/me/consents", new { purpose = "demographics", textVersion = "2026-01" })).Json();
        await (await device.Client.PostCreating("/v1/me/consents", new { purpose = "needs", textVersion = "2026-01" })).Json();
        await (await device.Client.Change("/v1/me/demographics", new { walking = "aLotOfDifficulty" })).Json();
        var assisted = await (await coordinator.PostCreating($"/v1/labs/{AtBashy}/people", PeopleSteps.AWoman(Assisted, reason: Reason))).Json();
        await coordinator.GetJson($"/v1/labs/{AtBashy}/members?name={Uri.EscapeDataString(Assisted)}");
        await coordinator.GetJson($"/v1/labs/{AtBashy}/members?need=walking");
        await (await coordinator.Merge(assisted.Id("personId"), device.PersonId)).Json();
        (await device.Client.GetAsync("/v1/me/export")).EnsureSuccessStatusCode();

        var delivery = Guid.CreateVersion7();
        await fixture.Broker.Tell(new DeliveryAddressRequested(delivery, device.PersonId));
        await fixture.Broker.Hear<DeliveryAddressed>(f => f.DeliveryId == delivery);

        // What goes wrong must not tell either; and a code that nobody redeems stays in Redis for the search.
        await fixture.GetCode(device.Client, phone);
        await (await AskForCode(device.Client, phone)).ShouldBeProblem(429);
        await (await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name = Name, language = phone }, ifMatch: "*")).ShouldBeProblem(400);
    }

    private static IEnumerable<string> Disguises(string canary)
    {
        var bytes = Encoding.UTF8.GetBytes(canary);
        yield return canary;
        yield return Convert.ToHexStringLower(bytes);
        yield return JsonSerializer.Serialize(canary).Trim('"');
        // The part of its base64 that is the same whatever stands before it, for each of the three offsets.
        for (var offset = 0; offset < 3; offset++)
        {
            yield return Convert.ToBase64String([.. new byte[offset], .. bytes]).TrimEnd('=')[4..^4];
        }
    }

    private static void ShouldHoldNone(string text, IEnumerable<string> canaries, string where)
    {
        text.ShouldNotBeEmpty();
        foreach (var canary in canaries)
        {
            text.Contains(canary, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"'{canary}' lies open in {where}.");
        }
    }

    private async Task<string> Dump()
    {
        await using var connection = new NpgsqlConnection(fixture.Database);
        await connection.OpenAsync();
        var tables = await Column(connection, "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_schema = 'public'");
        tables.Count.ShouldBeGreaterThan(10);
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            text.AppendJoin('\n', await Column(connection, $"SELECT t::text FROM {table} t"));
            text.AppendJoin('\n', table.EndsWith("idempotency", StringComparison.Ordinal) ? await Column(connection, "SELECT convert_from(body, 'UTF8') FROM idempotency") : []);
        }

        return text.ToString();
    }

    private static async Task<List<string>> Column(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    private async Task<string> DumpRedis()
    {
        var redis = fixture.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        var found = (RedisResult[])(await redis.ScriptEvaluateAsync("""
            local all = {}
            for _, key in ipairs(redis.call('KEYS', '*')) do
              all[#all + 1] = key
              if redis.call('TYPE', key).ok == 'hash' then
                for _, value in ipairs(redis.call('HGETALL', key)) do all[#all + 1] = value end
              else
                all[#all + 1] = redis.call('GET', key)
              end
            end
            return all
            """))!;
        return string.Join('\n', found.Select(value => (byte[])value!).Select(bytes => $"{Encoding.UTF8.GetString(bytes)} {Convert.ToHexStringLower(bytes)}"));
    }
}
