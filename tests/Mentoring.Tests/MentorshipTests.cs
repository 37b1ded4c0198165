using System.Net;
using System.Text;
using System.Text.Json;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class MentorshipTests(MentoringFixture fixture)
{
    [Fact]
    public async Task Both_find_the_mentorship_among_theirs()
    {
        var pair = await fixture.Start();
        foreach (var side in (Guid[])[pair.Mentor, pair.Mentee])
        {
            (await fixture.Client(side).GetJson("/v1/me/mentorships")).GetProperty("items").EnumerateArray().Single().Id()
                .ShouldBe(pair.Id);
        }

        var request = await fixture.Client(pair.Mentee).GetJson($"/v1/mentoring-requests/{pair.Request}");
        request.GetProperty("state").GetString().ShouldBe("accepted");
        request.Id("mentorId").ShouldBe(pair.Mentor);
    }

    [Fact]
    public async Task A_pause_keeps_the_place_and_stops_new_sessions()
    {
        var pair = await fixture.Start();
        var mentee = fixture.Client(pair.Mentee);
        (await mentee.PostSeen($"/v1/mentorships/{pair.Id}/pause").Json()).GetProperty("state").GetString()
            .ShouldBe("paused");
        await mentee.PostCreating($"/v1/mentorships/{pair.Id}/sessions",
            new { startsAt = fixture.Clock.GetUtcNow(), minutes = 30, place = "Lab" })
            .ShouldBeProblem(409, "mentorship_not_active");
        (await fixture.Mentor(pair.Mentor)).Engaged.ShouldBe(1);
        (await mentee.PostSeen($"/v1/mentorships/{pair.Id}/resumption").Json()).GetProperty("state").GetString()
            .ShouldBe("active");
    }

    [Theory]
    [InlineData("goal_reached", "completed")]
    [InlineData("no_time", "endedEarly")]
    public async Task Ending_frees_the_place_and_lets_her_ask_again(string reason, string state)
    {
        var pair = await fixture.Start(capacity: 1);
        (await fixture.Client(pair.Mentee).PostSeen($"/v1/mentorships/{pair.Id}/ending", new { reason }).Json())
            .GetProperty("state").GetString().ShouldBe(state);
        (await fixture.Mentor(pair.Mentor)).Engaged.ShouldBe(0);
        await fixture.Client(pair.Mentor).PostSeen($"/v1/mentorships/{pair.Id}/ending", new { reason })
            .ShouldBeProblem(409, "mentorship_ended");
        await fixture.Propose(pair.Lab, pair.Mentee, pair.Mentor);
    }

    [Fact]
    public async Task Ending_ten_times_at_once_frees_one_place()
    {
        var pair = await fixture.Start();
        await fixture.Propose(pair.Lab, Guid.CreateVersion7(), pair.Mentor);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            fixture.Client(pair.Mentor).SendWith(HttpMethod.Post, $"/v1/mentorships/{pair.Id}/ending", new { reason = "other" },
                ifMatch: "*")));
        answers.Count(a => a.StatusCode is HttpStatusCode.OK).ShouldBe(1);
        (await fixture.Mentor(pair.Mentor)).Engaged.ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_parted_are_never_matched_again_and_the_other_does_not_read_why()
    {
        var pair = await fixture.Start();
        await fixture.Client(pair.Mentee).PostSeen($"/v1/mentorships/{pair.Id}/ending", new { reason = "unsafe" }).Json();
        (await fixture.Client(pair.Mentor).GetJson($"/v1/mentorships/{pair.Id}")).GetProperty("endingReason").GetString().ShouldBeNull();
        (await fixture.Client(pair.Mentee).GetJson($"/v1/mentorships/{pair.Id}")).GetProperty("endingReason").GetString()
            .ShouldBe("unsafe");
        var request = await fixture.Ask(pair.Mentee, pair.Lab, pair.Mentor);
        (await fixture.Run(pair.Lab)).GetProperty("pairs").EnumerateArray()
            .ShouldNotContain(p => p.Id("requestId") == request && p.Id("mentorId") == pair.Mentor);
    }

    [Theory]
    [InlineData("""{"reason":"because"}""")]
    [InlineData("""{"reason":null}""")]
    [InlineData("{}")]
    public async Task An_ending_without_a_known_reason_is_refused(string body)
    {
        var pair = await fixture.Start();
        await fixture.Client(pair.Mentee)
            .PostSeen($"/v1/mentorships/{pair.Id}/ending", JsonSerializer.Deserialize<JsonElement>(body))
            .ShouldBeProblem(400);
    }

    [Fact]
    public async Task Notes_are_read_by_the_two_and_by_nobody_else()
    {
        var pair = await fixture.Start();
        var notes = $"/v1/mentorships/{pair.Id}/notes";
        await fixture.Client(pair.Mentor).PostCreating(notes, new { text = "Шырдактын баасын эсептедик" }).Json();
        await fixture.Client(pair.Mentee).PostCreating(notes, new { text = "Эмки жумада буюмдарды сүрөткө тартам" }).Json();
        foreach (var side in (Guid[])[pair.Mentor, pair.Mentee])
        {
            (await fixture.Client(side).GetJson(notes)).GetProperty("items").EnumerateArray().Select(n => n.GetProperty("text").GetString())
                .ShouldBe(["Шырдактын баасын эсептедик", "Эмки жумада буюмдарды сүрөткө тартам"]);
        }

        await fixture.Client(Guid.CreateVersion7()).GetAsync(notes).ShouldBeProblem(404);
        await fixture.Coordinator(pair.Lab).GetAsync(notes).ShouldBeProblem(403);
        await fixture.Coordinator(pair.Lab).PostCreating(notes, new { text = "I was here" }).ShouldBeProblem(403);
    }

    [Fact]
    public async Task Notes_are_unreadable_in_the_whole_database()
    {
        const string canary = "canary-of-a-private-note";
        var pair = await fixture.Start();
        await fixture.Client(pair.Mentee).PostCreating($"/v1/mentorships/{pair.Id}/notes", new { text = canary }).Json();
        await fixture.WithDb<MentoringDb>(async db =>
        {
            var tables = await db.Database.SqlQuery<string>($"SELECT tablename AS \"Value\" FROM pg_tables WHERE schemaname = 'public'")
                .ToListAsync();
            tables.ShouldContain("notes");
            tables.ShouldContain("idempotency");
            foreach (var table in tables)
            {
                // Binary columns show as hex.
                var sql = $"""SELECT count(*)::int AS "Value" FROM "{table}" t WHERE t::text LIKE @text OR t::text LIKE @hex""";
                var found = await db.Database.SqlQueryRaw<int>(sql, new Npgsql.NpgsqlParameter("text", $"%{canary}%"),
                    new Npgsql.NpgsqlParameter("hex", $"%{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(canary))}%")).SingleAsync();
                found.ShouldBe(0, table);
            }

            var note = await db.Notes.AsNoTracking().SingleAsync(n => n.MentorshipId == pair.Id);
            var other = await fixture.Start();
            var foreign = await ((DataKeys)fixture.Services.GetService(typeof(DataKeys))!).Find(other.Id, CancellationToken.None);
            Should.Throw<System.Security.Cryptography.CryptographicException>(() => note.Read(foreign!));
        });
    }

    [Fact]
    public async Task A_note_sent_again_with_its_key_is_written_once()
    {
        var pair = await fixture.Start();
        var (client, key, url) = (fixture.Client(pair.Mentee), Guid.NewGuid(), $"/v1/mentorships/{pair.Id}/notes");
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await client.PostCreating(url, new { text = "once" }, key).Json()).Id());
        }

        ids.Distinct().Count().ShouldBe(1);
        (await client.GetJson(url)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task An_empty_note_is_refused(string? text)
    {
        var pair = await fixture.Start();
        await fixture.Client(pair.Mentee).PostCreating($"/v1/mentorships/{pair.Id}/notes", new { text }).ShouldBeProblem(400);
        await fixture.Client(pair.Mentee).PostCreating($"/v1/mentorships/{pair.Id}/notes", new { text = new string('a', 4001) })
            .ShouldBeProblem(400);
    }
}
