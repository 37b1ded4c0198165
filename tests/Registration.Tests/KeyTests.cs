using System.Diagnostics;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Hearings;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<ErasureSuite>]
public sealed class KeyTests(RegistrationFixture fixture)
{
    private const string Name = "Канарейкова Нурзат";
    private static readonly Guid OtherCohort = WellKnown.Id("cohort/at-bashy/community-tourism");

    [Fact]
    public async Task A_backup_from_before_an_erasure_tells_nothing_of_her_after_it()
    {
        var phone = NewPhone();
        var device = await fixture.SignIn(phone);
        var person = device.PersonId;
        await (await device.Client.SendWith(HttpMethod.Put, "/v1/me/profile", new { name = Name, language = "ky", birthYear = 1987 }))
            .Json();
        await device.Client.Agree("platform");
        await device.Client.Agree("stories");
        await (await device.Client.PostCreating($"/v1/labs/{AtBashy}/memberships")).Json();
        var told = await fixture.IsAnswered(device.Client, await fixture.NewHearing(), what => new { ky = $"Канарейка-себеп: {what}" });
        await (await device.Client.PostCreating($"/v1/cohorts/{OtherCohort}/applications", new { motivation = "Канарейка" })).Json();
        var other = await fixture.NewPerson(AtBashy, name: "Калган Айым");
        var backup = await fixture.Servers.BackUp(new NpgsqlConnectionStringBuilder(fixture.Database).Database!);
        var before = await fixture.Restored(backup);
        (await Opened(before, person)).ShouldSatisfyAllConditions(
            all => all.Count.ShouldBe(3 + AnsweredSteps.Sentences), all => all.Take(3).ShouldBe([Name, phone, "Канарейка"]),
            all => all.Skip(3).ShouldAllBe(sentence => sentence.StartsWith("Канарейка-себеп: ", StringComparison.Ordinal)));

        await fixture.ErasedHere((await device.AskToBeForgotten()).Id());

        (await Opened(await fixture.Restored(backup), person)).ShouldBeEmpty();
        (await Opened(await fixture.Restored(backup), other)).ShouldContain("Калган Айым");
        await using var copy =
            await SecondCopy.Start(fixture, new Dictionary<string, string?> { ["ConnectionStrings:registration"] = before });
        var coordinator = await copy.As("person/at-bashy/coordinator");
        (await coordinator.GetJson($"/v1/people/{person}")).GetProperty("name").ValueKind.ShouldBe(JsonValueKind.Null);
        (await coordinator.GetJson($"/v1/people/{other}")).GetProperty("name").GetString().ShouldBe("Калган Айым");
        (await coordinator.GetJson($"/v1/applications/{told.Application}")).GetProperty("reason").ValueKind.ShouldBe(JsonValueKind.Null);
        var comment = (await coordinator.Items($"/v1/events/{told.Hearing}/comments")).ShouldHaveSingleItem();
        (comment.GetProperty("text").GetString(), comment.GetProperty("hiddenFor").GetString()).ShouldBe((null, null));
    }

    [Fact]
    public async Task Who_has_a_backup_and_the_platforms_key_cannot_try_numbers_against_it()
    {
        var phone = NewPhone();
        var device = await fixture.SignIn(phone);
        var platform = fixture.Services.GetRequiredService<PlatformKey>();

        var index = await fixture.WithDb<RegistrationDb, byte[]>(db => db.ContactPoints.Where(c => c.PersonId == device.PersonId)
            .Select(c => c.PhoneIndex).SingleAsync());

        index.ShouldBe(fixture.Services.GetRequiredService<PersonVault>().IndexOf(PhoneNumber.TryRead(phone)!));
        index.ShouldNotBe(System.Security.Cryptography.HMACSHA256.HashData(platform.For("phone-index"),
            System.Text.Encoding.UTF8.GetBytes(phone)));
        (await fixture.DumpDatabase()).ShouldNotContain(Convert.ToHexStringLower(fixture.Services.GetRequiredService<IndexKeys>().Half));
    }

    [Fact]
    public async Task While_her_key_cannot_be_destroyed_her_erasure_is_not_done_and_is_asked_for_again()
    {
        var device = await fixture.SignIn(NewPhone());
        await InKeys("""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the keys are held'; END $$;
            CREATE TRIGGER held BEFORE DELETE ON data_key FOR EACH STATEMENT EXECUTE FUNCTION refuse();
            """);
        Guid id;
        try
        {
            id = (await device.AskToBeForgotten()).Id();
            await fixture.Log.Hear(line => line.StartsWith("R-FAULT", StringComparison.Ordinal)
                && line.Contains("the keys are held", StringComparison.Ordinal));
            fixture.Broker.Heard<Contracts.PersonErased>(f => f.ErasureId == id).ShouldBeEmpty();
        }
        finally
        {
            await InKeys("DROP FUNCTION refuse CASCADE");
        }

        (await HasKey(device.PersonId)).ShouldBeTrue();
        fixture.Clock.Advance(TimeSpan.FromMinutes(16));
        await fixture.ErasedHere(id);
        (await HasKey(device.PersonId)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_whose_person_was_never_kept_is_swept_and_one_whose_person_was_is_not()
    {
        var vault = fixture.Services.GetRequiredService<PersonVault>();
        var settle = fixture.Services.GetRequiredService<SettleKeys<RegistrationDb>>();
        var (lost, kept) = (Guid.CreateVersion7(), await fixture.NewPerson(AtBashy));
        await vault.NewEntry(lost, CancellationToken.None);
        await settle.Settle(CancellationToken.None);
        (await HasKey(lost)).ShouldBeTrue("its person may be on her way");

        fixture.Clock.Advance(TimeSpan.FromHours(25));
        await settle.Settle(CancellationToken.None);

        (await HasKey(lost)).ShouldBeFalse();
        (await HasKey(kept)).ShouldBeTrue();
        // As after an older backup of Registration's own database was put back, which does not know her.
        await fixture.WithDb<RegistrationDb>(db => db.Vault.Where(v => v.PersonId == kept).ExecuteDeleteAsync());
        await settle.Settle(CancellationToken.None);
        (await HasKey(kept)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_key_made_by_many_at_once_is_one()
    {
        var (keys, person) = (fixture.Services.GetRequiredService<DataKeys>(), Guid.CreateVersion7());

        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => keys.Make([person], CancellationToken.None)));

        made.Select(keys => Convert.ToHexString(keys[person])).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_page_of_twenty_fetches_its_keys_in_one_round_trip()
    {
        var lab = Kochkor;
        for (var i = 0; i < 25; i++)
        {
            await fixture.NewPerson(lab, name: $"Барак {i}");
        }

        var coordinator = await fixture.As("person/kochkor/coordinator");
        await coordinator.GetJson($"/v1/labs/{lab}/members?name=барак");
        var (page, reads) = await KeysReadFor(() => coordinator.GetJson($"/v1/labs/{lab}/members"));

        page.GetProperty("items").GetArrayLength().ShouldBe(20);
        reads.ShouldBe(1);
    }

    [Theory]
    [InlineData("/v1/me/applications", 2)]
    [InlineData("/v1/me/bookings", 2)]
    [InlineData("/v1/me/stories", 1)]
    public async Task A_list_of_hers_fetches_her_key_once_however_much_she_was_answered(string list, int answered)
    {
        var (_, author) = await fixture.NewAuthor();
        await fixture.IsAnswered(author, await fixture.NewHearing(), what => new { ky = what });

        var (shown, reads) = await KeysReadFor(() => author.Items(list));

        shown.Count(item => item.GetProperty("reason").GetString() is not null).ShouldBe(answered);
        reads.ShouldBe(1);
    }

    private async Task<(T Answer, int Reads)> KeysReadFor<T>(Func<Task<T>> ask)
    {
        var reads = 0;
        // Other suites read keys at the same time, each in databases of its own.
        var database = new NpgsqlConnectionStringBuilder(fixture.DatabaseOf(RegistrationFixture.Keys)).Database!;
        using var listener = new ActivityListener();
        listener.ShouldListenTo = source => source.Name == "Npgsql";
        listener.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded;
        listener.ActivityStopped = activity =>
        {
            if (Tells(activity, "FROM data_key WHERE") && Tells(activity, database))
            {
                Interlocked.Increment(ref reads);
            }
        };
        ActivitySource.AddActivityListener(listener);
        return (await ask(), reads);

        static bool Tells(Activity activity, string what) =>
            activity.TagObjects.Any(tag => tag.Value is string told && told.Contains(what, StringComparison.Ordinal));
    }

    /// <summary>All that opens of her, with the platform's key and the keys as they are now.</summary>
    private async Task<List<string>> Opened(string database, Guid person)
    {
        var (vault, keys) = (fixture.Services.GetRequiredService<PersonVault>(), fixture.Services.GetRequiredService<DataKeys>());
        var platform = fixture.Services.GetRequiredService<PlatformKey>();
        await using var db = new RegistrationDb(new DbContextOptionsBuilder<RegistrationDb>().UseNpgsql(database)
            .AddInterceptors(new KeysForEntries(keys)).Options);
        var entry = await db.Vault.AsNoTracking().SingleAsync(v => v.PersonId == person);
        var enrolments = await db.Enrolments.Where(e => e.PersonId == person).ToListAsync();
        var sentences = enrolments.Select(e => e.ReasonOf(entry, vault))
            .Concat((await db.Bookings.Where(b => b.PersonId == person).ToListAsync()).Select(b => b.ReasonOf(entry, vault)))
            .Concat((await db.Stories.Where(s => s.AuthorId == person).ToListAsync()).Select(s => s.ReasonOf(entry, vault)))
            .Concat((await db.Comments.Where(c => c.PersonId == person).ToListAsync())
                .Select(c => HiddenReason.Open(c, entry, vault, platform)));
        var motivations = enrolments
            .Select(e => vault.OpenText(entry, Registration.Labs.Programmes.Enrolment.MotivationColumn, e.Motivation));
        return [.. new[] { vault.NameOf(entry), vault.PhoneOf(entry) }.Concat(motivations).Concat(sentences.Select(s => s?.Ky))
            .OfType<string>()];
    }

    private async Task<bool> HasKey(Guid person) =>
        (await fixture.Services.GetRequiredService<DataKeys>().Read([person], CancellationToken.None)).Count == 1;

    private async Task InKeys(string sql)
    {
        await using var command = fixture.Services.GetRequiredService<KeyDatabase>().Command(sql);
        await command.ExecuteNonQueryAsync();
    }
}
