using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using CreativeLabs.Probe;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

public sealed class IdempotencyTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Fact]
    public async Task The_same_key_gives_the_same_answer_and_one_effect()
    {
        var (id, key) = (Guid.CreateVersion7(), Guid.NewGuid());
        var client = probe.Anonymous();
        var first = await client.PostCreating("/entries", new { id }, key);
        var second = await client.PostCreating("/entries", new { id }, key);
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        await probe.Broker.Hear<EntryRecorded>(f => f.EntryId == id);
        await probe.Eventually(async () => await probe.WithDb<ProbeDb, bool>(db => db.Set<Effect>().AnyAsync(e => e.EntryId == id)));
        probe.Broker.Heard<EntryRecorded>(f => f.EntryId == id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_twenty_times_at_once_is_carried_out_once()
    {
        var (id, key) = (Guid.CreateVersion7(), Guid.NewGuid());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => probe.Anonymous().PostCreating("/entries", new { id }, key)));
        answers.ShouldContain(a => a.StatusCode == HttpStatusCode.Created);
        foreach (var running in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            running.Headers.RetryAfter.ShouldNotBeNull();
            await running.ShouldBeProblem(409, "still_running");
        }

        (await probe.WithDb<ProbeDb, int>(db => db.Set<Entry>().CountAsync(e => e.Id == id))).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_for_another_body_is_refused()
    {
        var key = Guid.NewGuid();
        var client = probe.Anonymous();
        (await client.PostCreating("/entries", new { id = Guid.CreateVersion7() }, key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await client.PostCreating("/entries", new { id = Guid.CreateVersion7() }, key))
            .ShouldBeProblem(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task A_key_whose_day_is_over_may_be_used_anew_and_its_new_answer_is_kept()
    {
        var (first, second, key) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.NewGuid());
        var client = probe.Anonymous();
        (await client.PostCreating("/entries", new { id = first }, key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var name = Idempotency.NameOf(key);
        await probe.WithDb<ProbeDb>(db => db.Set<IdempotencyRecord>().Where(r => r.Key == name)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ExpiresAt, probe.Clock.GetUtcNow())));

        var anew = await client.PostCreating("/entries", new { id = second }, key);
        var again = await client.PostCreating("/entries", new { id = second }, key);

        anew.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.Headers.Location.ShouldBe(anew.Headers.Location);
        (await probe.WithDb<ProbeDb, int>(db => db.Set<Entry>().CountAsync(e => e.Id == first || e.Id == second))).ShouldBe(2);
        var kept = await probe.WithDb<ProbeDb, IdempotencyRecord>(db => db.Set<IdempotencyRecord>().SingleAsync(r => r.Key == name));
        kept.ExpiresAt.ShouldBeGreaterThan(probe.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_key_is_of_an_operation_and_its_ids_however_the_path_is_written()
    {
        var (id, key) = (Guid.CreateVersion7(), Guid.NewGuid());
        var client = probe.Anonymous();
        var first = await client.PostCreating("/entries", new { id }, key);
        foreach (var path in (string[])["/entries/", "/Entries", "/ENTRIES/"])
        {
            (await client.PostCreating(path, new { id }, key)).Headers.Location.ShouldBe(first.Headers.Location, path);
            await (await client.PostCreating(path, new { id = Guid.CreateVersion7() }, key)).ShouldBeProblem(422, "idempotency_key_reused");
        }

        (await probe.WithDb<ProbeDb, int>(db => db.Set<IdempotencyRecord>().CountAsync(r => r.Key == Idempotency.NameOf(key)))).ShouldBe(1);
        foreach (var path in (string[])[$"/entries/{id}/copies", $"/entries/{id:N}/copies/",
            $"/Entries/{id.ToString().ToUpperInvariant()}/COPIES", $"/entries/%7B{id}%7D/copies"])
        {
            (await client.PostCreating(path, key: key)).StatusCode.ShouldBe(HttpStatusCode.Created, path);
        }

        (await probe.WithDb<ProbeDb, int>(db => db.Set<IdempotencyRecord>().CountAsync(r => r.Key == Idempotency.NameOf(key)))).ShouldBe(2);
        (await client.PostCreating($"/entries/{Guid.CreateVersion7()}/copies", key: key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await probe.WithDb<ProbeDb, int>(db => db.Set<IdempotencyRecord>().CountAsync(r => r.Key == Idempotency.NameOf(key)))).ShouldBe(3);
        await (await client.PostCreating("/entries?more=1", new { id }, key)).ShouldBeProblem(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task A_creating_request_without_a_key_is_refused() =>
        await (await probe.Anonymous().SendWith(HttpMethod.Post, "/entries", new { id = Guid.CreateVersion7() }))
            .ShouldBeProblem(400, "idempotency_key_required");

    [Fact]
    public async Task A_failed_request_leaves_the_key_free()
    {
        var (id, key) = (Guid.CreateVersion7(), Guid.NewGuid());
        (await probe.Anonymous().PostCreating("/entries", new { id })).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await probe.Anonymous().PostCreating("/entries", new { id }, key)).ShouldBeProblem(409, "changed_meanwhile");
        var name = Idempotency.NameOf(key);
        (await probe.WithDb<ProbeDb, int>(db => db.Set<IdempotencyRecord>().CountAsync(r => r.Key == name))).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_kept_of_a_request_can_be_checked_only_by_who_has_the_key()
    {
        var (body, key) = (new { id = Guid.CreateVersion7() }, Guid.NewGuid());
        (await probe.Anonymous().PostCreating("/entries", body, key)).StatusCode.ShouldBe(HttpStatusCode.Created);

        var name = Idempotency.NameOf(key);
        var kept = await probe.WithDb<ProbeDb, IdempotencyRecord>(db => db.Set<IdempotencyRecord>().SingleAsync(r => r.Key == name));
        var sent = JsonSerializer.SerializeToUtf8Bytes(body);
        kept.Key.ShouldNotBe(key);
        kept.BodyHash.ShouldNotBe(SHA256.HashData(sent));
        kept.BodyHash.ShouldBe(HMACSHA256.HashData(key.ToByteArray(), sent));
    }
}
