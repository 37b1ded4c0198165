using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>The pairs' keys lie in a database of which no backup is made.</summary>
[Collection<MentoringSuite>]
public sealed class KeyTests(MentoringFixture fixture)
{
    private const string Home = "Канарейка көчөсү, 14-үй";
    private const string Link = "https://kanareika.example/saktalgan";
    private const string Words = "Канарейка жөнүндө сакталган жазуу";

    private DataKeys Keys => fixture.Services.GetRequiredService<DataKeys>();

    [Fact]
    public async Task A_backup_from_before_an_erasure_tells_nothing_that_the_two_wrote_after_it()
    {
        var (hers, another) = (await MeetAndWrite(), await MeetAndWrite());
        var backup = await fixture.Servers.BackUp(new NpgsqlConnectionStringBuilder(fixture.Database).Database!);
        var before = await fixture.Restored(backup);
        (await Canaries.Dump(before)).ShouldHoldNone(Home, Link, Words);
        (await Opened(before, hers)).ShouldBe([Words, Home, Link]);

        await Erase(hers.Mentee);

        var restored = await fixture.Restored(backup);
        (await Opened(restored, hers)).ShouldBeEmpty();
        (await Opened(restored, another)).ShouldBe([Words, Home, Link]);
        await Erase(another.Mentor);
        (await Opened(restored, another)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Until_the_pairs_key_is_destroyed_the_erasure_is_not_answered()
    {
        var pair = await MeetAndWrite();
        var (erasure, message) = (Guid.CreateVersion7(), Guid.NewGuid());
        await using (var held = await HeldKeys.Hold(fixture.DatabaseOf(MentoringFixture.Keys)))
        {
            await fixture.Broker.Tell(new PersonErasureRequested(erasure, pair.Mentee), message);
            await fixture.Eventually(held.SomebodyWaits);
            (await fixture.WithDb<MentoringDb, bool>(db => db.Set<InboxRow>().AnyAsync(row => row.MessageId == message))).ShouldBeFalse();
            fixture.Broker.Heard<PersonErased>(f => f.ErasureId == erasure).ShouldBeEmpty();
        }

        await fixture.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        (await Keys.Find(pair.Id, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task No_pair_is_there_before_its_key()
    {
        var lab = await fixture.NewLab();
        var (mentor, mentee) = (await fixture.NewMentor(lab), Guid.CreateVersion7());
        var request = await fixture.Propose(lab, mentee, mentor);
        Task<HttpResponseMessage> answer;
        await using (var held = await HeldKeys.Hold(fixture.DatabaseOf(MentoringFixture.Keys)))
        {
            answer = fixture.Answer(mentor, request, accept: true);
            await fixture.Eventually(held.SomebodyWaits);
            (await fixture.WithDb<MentoringDb, bool>(db => db.Mentorships.AnyAsync(m => m.RequestId == request))).ShouldBeFalse();
        }

        (await Keys.Find((await answer.Json()).Id("mentorshipId"), CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_key_whose_pair_was_never_kept_is_swept_after_a_day_and_one_whose_pair_was_is_not()
    {
        var (lost, recent, kept) = (Guid.CreateVersion7(), Guid.CreateVersion7(), (await fixture.Start()).Id);
        await Keys.Make([lost, recent], CancellationToken.None);
        await using (var age = fixture.Services.GetRequiredService<KeyDatabase>()
            .Command("UPDATE data_key SET made_at = made_at - interval '25 hours' WHERE id = ANY($1)"))
        {
            age.Parameters.Add(new() { Value = new[] { lost, kept } });
            await age.ExecuteNonQueryAsync();
        }

        await fixture.Services.GetRequiredService<SettleKeys<MentoringDb>>().Settle(CancellationToken.None);

        (await Keys.Read([lost, recent, kept], CancellationToken.None)).Keys.ShouldBe([recent, kept], ignoreOrder: true);
    }

    [Fact]
    public async Task A_key_asked_for_again_is_the_same_and_is_not_swept_meanwhile()
    {
        var id = Guid.CreateVersion7();
        var first = await Keys.Make([id], CancellationToken.None);
        await using (var age = fixture.Services.GetRequiredService<KeyDatabase>()
            .Command("UPDATE data_key SET made_at = made_at - interval '25 hours' WHERE id = $1"))
        {
            age.Parameters.Add(new() { Value = id });
            await age.ExecuteNonQueryAsync();
        }

        (await Keys.Make([id], CancellationToken.None))[id].ShouldBe(first[id]);
        await fixture.Services.GetRequiredService<SettleKeys<MentoringDb>>().Settle(CancellationToken.None);

        (await Keys.Find(id, CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_its_key_a_session_says_when_and_not_where_and_no_new_one_is_planned()
    {
        var pair = await MeetAndWrite();
        await Keys.Destroy([pair.Id], CancellationToken.None);
        var her = fixture.Client(pair.Mentee);

        var sessions = (await her.GetJson($"/v1/mentorships/{pair.Id}/sessions")).GetProperty("items").EnumerateArray().ToList();

        sessions.Count.ShouldBe(2);
        sessions.ShouldAllBe(s => s.GetProperty("place").GetString() == null && s.GetProperty("link").GetString() == null);
        (await her.GetStringAsync(new Uri($"/v1/mentoring-sessions/{sessions[0].Id()}/calendar.ics", UriKind.Relative)))
            .ShouldNotContain("LOCATION");
        await her.PostCreating($"/v1/mentorships/{pair.Id}/sessions",
            new { startsAt = fixture.Clock.GetUtcNow().AddDays(3), minutes = 30, place = Home })
            .ShouldBeProblem(409, "mentorship_ended");
    }

    private async Task<Started> MeetAndWrite()
    {
        var pair = await fixture.Start();
        var (mentor, mentee, sessions) = (fixture.Client(pair.Mentor), fixture.Client(pair.Mentee), $"/v1/mentorships/{pair.Id}/sessions");
        await mentee.PostCreating($"/v1/mentorships/{pair.Id}/notes", new { text = Words }).Json();
        var planned = (await mentor.PostCreating(sessions, new { startsAt = fixture.Clock.GetUtcNow(), minutes = 30, place = Home }).Json())
            .Id();
        (await mentee.GetJson($"/v1/mentoring-sessions/{planned}")).GetProperty("place").GetString().ShouldBe(Home);
        (await mentee.PostCreating(sessions,
            new { startsAt = fixture.Clock.GetUtcNow().AddDays(1), minutes = 30, link = Link })).StatusCode.ShouldBe(
            HttpStatusCode.Created);
        (await mentor.GetJson(sessions)).GetProperty("items").EnumerateArray().Select(s => s.GetProperty("link").GetString())
            .ShouldBe([null, Link]);
        return pair;
    }

    private async Task Erase(Guid person)
    {
        var erasure = Guid.CreateVersion7();
        await fixture.Broker.Tell(new PersonErasureRequested(erasure, person));
        await fixture.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
    }

    /// <summary>All words of a pair that open, with the platform's key and the keys as they are now.</summary>
    private async Task<List<string>> Opened(string database, Started pair)
    {
        await using var db = new MentoringDb(new DbContextOptionsBuilder<MentoringDb>().UseNpgsql(database).Options);
        if (await Keys.Find(pair.Id, CancellationToken.None) is not { } key)
        {
            return [];
        }

        var notes = await db.Notes.Where(n => n.MentorshipId == pair.Id).OrderBy(n => n.Id).ToListAsync();
        var places = (await db.Sessions.Where(s => s.MentorshipId == pair.Id).OrderBy(s => s.Id).ToListAsync()).Select(s => s.Where(key));
        return [.. notes.Select(n => n.Read(key)), .. places.SelectMany(w => new[] { w.Place, w.Link }).OfType<string>()];
    }
}
