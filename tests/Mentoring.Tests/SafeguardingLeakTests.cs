using System.Text.Json;
using System.Text.RegularExpressions;
using CreativeLabs.Contracts;
using CreativeLabs.Support;
using Npgsql;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>What a report says, and that there is one, is to be found nowhere but in its own tables, and sealed there.</summary>
public sealed class SafeguardingLeakTests(Servers servers) : IAsyncLifetime
{
    private const string What = "канарейка-окуя-7431";
    private const string Where = "канарейка-жер-7431";
    private const string Note = "канарейка-белги-7431";

    private readonly ListeningFixture fixture = new(servers);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task No_table_no_event_and_no_answer_of_another_tells_of_a_report()
    {
        var (handler, reporter, pair, untouched) = (Guid.CreateVersion7(), Guid.CreateVersion7(), await fixture.Start(),
            await fixture.Start());
        await fixture.Client(Guid.CreateVersion7(), "operator").SendWith(
            HttpMethod.Put, $"/v1/safeguarding/handlers/{handler}", new { }).Json();
        var received = await fixture.Client(reporter).SendWith(HttpMethod.Post, "/v1/safeguarding/reports", new
        {
            clientId = Guid.NewGuid(), what = What, where = Where, subjectKind = "mentorship", subjectId = pair.Id,
            named = new[] { pair.Mentor }, labId = pair.Lab,
        }).Json();
        var him = fixture.Client(handler);
        var id = (await him.GetJson("/v1/safeguarding/reports")).GetProperty("items")[0].Id();
        await him.GetJson($"/v1/safeguarding/reports/{id}");
        foreach (var (step, body) in new (string, object?)[]
        {
            ("acknowledgement", null), ("notes", new { text = Note }), ("measures", new { kind = "hideProfile", personId = pair.Mentor }),
        })
        {
            await him.SendWith(HttpMethod.Post, $"/v1/safeguarding/reports/{id}/{step}", body, ifMatch: "*").Json();
        }

        var (code, secret) = (received.GetProperty("caseCode").GetString()!, received.GetProperty("secret").GetString()!);
        var dump = await Canaries.Dump(fixture.Database);
        dump.ShouldHoldNone(What, Where, Note, code, secret);
        fixture.Said.ShouldHoldNone(What, Where, Note, code, secret, $"{reporter}");
        fixture.Said.ShouldContain("safeguarding_reports", Case.Insensitive, "else nothing was listened to");
        // Nor that there is one: neither the case nor who told of it stands in any table but its own.
        var elsewhere = await Elsewhere(id, reporter);
        elsewhere.ShouldBeEmpty();

        // The handler is told that something waits for her, and of what kind it is nobody is told.
        foreach (var told in fixture.Broker.Heard<IFact>(_ => true).Select(
            f => $"{f.GetType().Name} {JsonSerializer.Serialize<object>(f)}"))
        {
            told.ShouldHoldNone(What, Where, Note, code, secret);
            told.ShouldNotContain("safeguard", Case.Insensitive);
            told.ShouldNotContain("report", Case.Insensitive);
            (told.Contains($"{id}", StringComparison.Ordinal) && !told.StartsWith(nameof(StaffAttentionAsked), StringComparison.Ordinal))
                .ShouldBeFalse(told);
        }

        // Whom it is about reads what somebody reads of whom nobody told anything.
        (await Answers(pair)).ShouldBe(await Answers(untouched));
    }

    private async Task<List<string>> Elsewhere(Guid report, Guid reporter)
    {
        await using var connection = new NpgsqlConnection(fixture.Database);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var names = new NpgsqlCommand(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'safeguarding%'", connection))
        await using (var reader = await names.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var found = new List<string>();
        foreach (var table in tables)
        {
            // What is due later lies in the outbox: only ids of events of the case's own are there.
            await using var look = new NpgsqlCommand(
                $"""SELECT count(*) FROM "{table}" t WHERE t::text LIKE @reporter OR ('{table}' <> 'outbox' AND t::text LIKE @report)""",
                connection);
            look.Parameters.AddWithValue("reporter", $"%{reporter}%");
            look.Parameters.AddWithValue("report", $"%{report}%");
            if ((long)(await look.ExecuteScalarAsync())! > 0)
            {
                found.Add(table);
            }
        }

        return found;
    }

    private async Task<string> Answers(Started pair)
    {
        var client = fixture.Client(pair.Mentor);
        var answers = new List<string>();
        foreach (var url in (string[])
        [
            "/v1/me/mentor-profile", $"/v1/mentors/{pair.Mentor}", $"/v1/mentors?labId={pair.Lab}", $"/v1/mentorships/{pair.Id}",
            "/v1/me/mentorships", "/v1/me/match-proposals", "/v1/me/mentoring-requests", "/v1/me/blocks", "/v1/me/mentor-applications",
            $"/v1/mentorships/{pair.Id}/sessions", $"/v1/mentorships/{pair.Id}/notes", "/v1/safeguarding/reports",
            $"/v1/mentoring-requests/{pair.Request}",
        ])
        {
            var answer = await client.GetAsync(url);
            answers.Add($"{url} {(int)answer.StatusCode} {answer.Version()} {await answer.Content.ReadAsStringAsync()}");
        }

        var text = string.Join('\n', answers);
        foreach (var (id, name) in new[]
        {
            (pair.Id, "mentorship"), (pair.Mentor, "mentor"), (pair.Mentee, "mentee"), (pair.Lab, "lab"), (pair.Request, "request"),
        })
        {
            text = text.Replace($"{id}", name, StringComparison.Ordinal);
        }

        text = Regex.Replace(text, "\"traceId\":\"[0-9a-f]+\"", "trace", RegexOptions.None, TimeSpan.FromSeconds(1));
        return Regex.Replace(text, @"\d{4}-\d\d-\d\dT[0-9:.]+(Z|\+00:00)", "moment", RegexOptions.None, TimeSpan.FromSeconds(1));
    }
}
