using System.Diagnostics;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static CreativeLabs.Registration.Tests.PeopleSteps;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>On a database of its own, since these tests break the chain; each mends what it broke.</summary>
public sealed class StaffReadChainTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>
{
    [Fact]
    public async Task Reads_in_parallel_keep_the_chain_whole()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var kochkor = await fixture.As("person/kochkor/coordinator");
        var before = await Count();

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => n % 2 == 0
            ? coordinator.GetAsync($"/v1/labs/{AtBashy}/members") : kochkor.GetAsync($"/v1/labs/{Kochkor}/members")));

        answers.ShouldAllBe(a => a.IsSuccessStatusCode);
        var shown = (await Task.WhenAll(answers.Select(async a => (await a.Json()).GetProperty("items").GetArrayLength()))).Sum();
        shown.ShouldBeGreaterThanOrEqualTo(60 * 3);
        (await Count()).ShouldBe(before + shown);
        await AllChained();
        var (code, said) = await Verify();
        code.ShouldBe(0, said);
        said.ShouldContain($"Head: {await Count()}:");
        await fixture.WithDb<RegistrationDb>(async db =>
            (await db.StaffReadLinks.OrderBy(l => l.Sequence).Select(l => l.Sequence).ToListAsync())
                .ShouldBe(Enumerable.Range(1, before + shown).Select(n => (long)n)));
    }

    [Theory]
    [InlineData("UPDATE staff_read SET what = 'nothing' WHERE id = @id", "its hash does not fit its fields")]
    [InlineData("UPDATE staff_read SET staff_id = person_id WHERE id = @id", "its hash does not fit its fields")]
    [InlineData("UPDATE staff_read SET person_id = gen_random_uuid() WHERE id = @id", "its hash does not fit its fields")]
    [InlineData("UPDATE staff_read SET at = at + interval '1 microsecond' WHERE id = @id", "its hash does not fit its fields")]
    [InlineData("DELETE FROM staff_read WHERE id = @id", "its read is missing")]
    [InlineData("UPDATE staff_read_link SET hash = sha256(hash) WHERE read_id = @id", "its hash does not fit its fields")]
    [InlineData("UPDATE staff_read_link SET previous = sha256(previous) WHERE read_id = @id", "it does not name the hash before it")]
    [InlineData("UPDATE staff_read_link SET read_id = gen_random_uuid() WHERE read_id = @id", "its read is missing")]
    public async Task A_row_that_was_tampered_with_is_named(string sql, string fault)
    {
        var (id, sequence) = await SomeRead();
        await Tampered(sql, id, async () =>
        {
            var (code, said) = await Verify();
            code.ShouldBe(1);
            said.ShouldContain($"Broken at sequence {sequence}");
            said.ShouldContain(fault);
        });
        (await Verify()).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_read_taken_out_with_its_link_leaves_a_gap_that_is_named()
    {
        var (id, sequence) = await SomeRead();
        await Tampered("DELETE FROM staff_read_link WHERE read_id = @id; DELETE FROM staff_read WHERE id = @id", id, async () =>
            (await Verify()).ShouldSatisfyAllConditions(v => v.Code.ShouldBe(1), v => v.Said.ShouldContain($"row {sequence} is missing")));
    }

    [Fact]
    public async Task A_read_that_was_slipped_past_the_chain_is_named()
    {
        await SomeRead();
        var slipped = Guid.CreateVersion7();
        var sql = $"INSERT INTO staff_read (id, staff_id, person_id, what, at) VALUES ('{slipped}', '{slipped}', '{slipped}', " +
            $"'name', now())";
        await Tampered(sql, slipped, async () =>
            (await Verify()).ShouldSatisfyAllConditions(v => v.Code.ShouldBe(1),
                v => v.Said.ShouldContain($"read {slipped} is not in the chain")));
    }

    [Fact]
    public async Task A_chain_rewritten_from_the_middle_or_cut_short_does_not_fit_a_head_that_was_kept()
    {
        await SomeRead();
        var head = (await Verify()).Said.Split("Head: ")[1].Trim();
        var (id, _) = await SomeRead();
        (await Verify(head)).Code.ShouldBe(0);

        // Whoever owns the database can make the whole chain anew; what the log told before stays.
        await Tampered("UPDATE staff_read SET what = 'nothing' WHERE id = (SELECT read_id FROM staff_read_link WHERE sequence = 1)",
            id, async () =>
        {
            await Rechain();
            (await Verify()).Code.ShouldBe(0);
            (await Verify(head)).ShouldSatisfyAllConditions(v => v.Code.ShouldBe(1), v => v.Said.ShouldContain("the chain was rewritten"));
        });
        var longer = (await Verify()).Said.Split("Head: ")[1].Trim();
        var last = longer.Split(':')[0];
        var cut = $"DELETE FROM staff_read WHERE id = (SELECT read_id FROM staff_read_link WHERE sequence = {last}); DELETE FROM " +
            $"staff_read_link WHERE sequence = {last}";
        await Tampered(cut, id, async () =>
        {
            (await Verify()).Code.ShouldBe(0);
            (await Verify(longer))
                .ShouldSatisfyAllConditions(v => v.Code.ShouldBe(1), v => v.Said.ShouldContain($"the chain once had a row {last}"));
        });
        (await Verify("no-head")).Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("UPDATE staff_read_link SET sequence = sequence + 1")]
    [InlineData("DELETE FROM staff_read_link")]
    [InlineData("TRUNCATE staff_read_link")]
    [InlineData("TRUNCATE staff_read CASCADE")]
    public async Task The_database_refuses_to_rewrite_the_chain(string sql)
    {
        await SomeRead();
        await fixture.WithDb<RegistrationDb>(db => Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql)));
    }

    [Fact]
    public async Task The_command_ends_with_0_or_with_1_and_the_first_broken_row()
    {
        var (id, sequence) = await SomeRead();
        (await RunCommand()).Code.ShouldBe(0);
        await Tampered("UPDATE staff_read SET what = 'nothing' WHERE id = @id", id, async () =>
            (await RunCommand())
                .ShouldSatisfyAllConditions(c => c.Code.ShouldBe(1),
                c => c.Said.ShouldContain($"Broken at sequence {sequence}, read {id}")));
    }

    [Fact]
    public async Task An_operator_sees_whether_it_holds()
    {
        const string check = "/v1/operations/registration/staff-reads/check";
        var (id, sequence) = await SomeRead();
        var @operator = await fixture.As("person/operator");
        var whole = await @operator.GetJson(check);
        whole.GetProperty("holds").GetBoolean().ShouldBeTrue();
        whole.GetProperty("head").GetString().ShouldBe((await Verify()).Said.Split("Head: ")[1].Trim());
        await Tampered("UPDATE staff_read SET what = 'nothing' WHERE id = @id", id, async () =>
        {
            var broken = await @operator.GetJson(check);
            broken.GetProperty("holds").GetBoolean().ShouldBeFalse();
            broken.GetProperty("broken").GetString()!.ShouldContain($"sequence {sequence}");
        });
        await (await (await fixture.As("person/at-bashy/coordinator")).GetAsync(check)).ShouldBeProblem(403);
        await (await fixture.From().GetAsync(check)).ShouldBeProblem(401);
    }

    /// <summary>A read with others before and after it, all chained.</summary>
    private async Task<(Guid Id, long Sequence)> SomeRead()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var person = await coordinator.Register(AtBashy, NewWord());
        await coordinator.GetJson($"/v1/labs/{AtBashy}/members");
        await coordinator.GetJson($"/v1/people/{person}");
        await coordinator.GetJson($"/v1/labs/{AtBashy}/members");
        await AllChained();
        return await fixture.WithDb<RegistrationDb, (Guid, long)>(async db =>
        {
            var id = await db.StaffReads.Where(r => r.PersonId == person && r.What.Contains("phone")).Select(r => r.Id).SingleAsync();
            return (id, await db.StaffReadLinks.Where(l => l.ReadId == id).Select(l => l.Sequence).SingleAsync());
        });
    }

    private Task AllChained() =>
        fixture.Eventually(() => fixture.WithDb<RegistrationDb, bool>(async db => !await db.UnchainedReads.AnyAsync()));

    private Task<int> Count() => fixture.WithDb<RegistrationDb, int>(db => db.StaffReads.CountAsync());

    private async Task<(int Code, string Said)> Verify(params string[] heads)
    {
        await using var output = new StringWriter();
        return (await VerifyStaffReads.Run(fixture.Services, [VerifyStaffReads.Command, .. heads], output), output.ToString());
    }

    /// <summary>Does what only a superuser with the triggers off can do, looks, and puts both tables back.</summary>
    private async Task Tampered(string sql, Guid id, Func<Task> look)
    {
        await using var connection = new NpgsqlConnection(fixture.Database);
        await connection.OpenAsync();
        await Execute("SET session_replication_role = replica; CREATE TEMP TABLE reads AS TABLE staff_read; CREATE TEMP TABLE links AS " +
            "TABLE staff_read_link");
        try
        {
            await Execute(sql.Replace("@id", $"'{id}'", StringComparison.Ordinal));
            await look();
        }
        finally
        {
            await Execute("""
                DELETE FROM staff_read_link; DELETE FROM staff_read;
                INSERT INTO staff_read SELECT * FROM reads; INSERT INTO staff_read_link SELECT * FROM links;
                SET session_replication_role = DEFAULT
                """);
        }

        async Task Execute(string statement)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private Task Rechain() => fixture.WithDb<RegistrationDb>(async db =>
    {
        var (sequence, hash) = (0L, StaffReadLink.Beginning);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("SET LOCAL session_replication_role = replica");
        foreach (var id in await db.StaffReadLinks.OrderBy(l => l.Sequence).Select(l => l.ReadId).ToListAsync())
        {
            var link = StaffReadLink.After(sequence, hash, await db.StaffReads.AsNoTracking().SingleAsync(r => r.Id == id));
            await db.Database.ExecuteSqlAsync(
                $"UPDATE staff_read_link SET previous = {link.Previous}, hash = {link.Hash} WHERE sequence = {link.Sequence}");
            (sequence, hash) = (link.Sequence, link.Hash);
        }

        await transaction.CommitAsync();
    });

    private async Task<(int Code, string Said)> RunCommand()
    {
        var start = new ProcessStartInfo("dotnet",
            ["exec", Path.Combine(AppContext.BaseDirectory, "Registration.dll"), "--", VerifyStaffReads.Command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ConnectionStrings__registration"] = fixture.Database,
                [$"ConnectionStrings__{RegistrationFixture.Keys}"] = fixture.DatabaseOf(RegistrationFixture.Keys),
                ["ConnectionStrings__messaging"] = fixture.Servers.Rabbit,
                ["ConnectionStrings__redis"] = fixture.RedisAddress,
                ["Platform__Key"] = RegistrationFixture.PlatformKey,
            },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
