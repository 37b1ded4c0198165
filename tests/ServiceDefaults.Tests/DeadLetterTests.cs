using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CreativeLabs.Probe;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What a consumer could not take: seen, given back, discarded.</summary>
public sealed class DeadLetterTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    private static readonly object Reason = new { reason = "The fault is mended." };

    [Fact]
    public async Task A_message_that_its_consumer_cannot_take_is_seen_without_what_it_says()
    {
        var (entry, mended) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var letter = await probe.Poison(entry, mended);
        letter.GetProperty("place").GetString().ShouldBe("queue");
        letter.GetProperty("queue").GetString()!.ShouldEndWith("-count-effect");
        letter.GetProperty("messageType").GetString().ShouldBe(nameof(EntryRecorded));
        letter.GetProperty("attempts").GetInt32().ShouldBe(5);
        letter.GetProperty("reason").GetString()
            .ShouldBe("System.InvalidOperationException at CreativeLabs.Probe.CountEffect.FailUnless");
        letter.GetProperty("deadLetteredAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));
        foreach (var text in new[] { letter.ToString(), (await probe.Operator().GetJson(Address(letter))).ToString() })
        {
            text.ShouldNotContain(entry.ToString());
            text.ShouldNotContain(mended.ToString());
            text.ShouldNotContain("until somebody mends it");
        }
    }

    [Fact]
    public async Task Given_back_twice_at_once_it_has_one_effect_and_one_line_in_the_audit()
    {
        var (entry, mended) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var letter = await probe.Poison(entry, mended);
        await probe.Anonymous().PostCreating("/entries", new { id = mended });

        var operators = Enumerable.Range(0, 3).Select(_ => probe.Operator()).ToList();
        var answers = await Task.WhenAll(operators.Select(one => one.PostCreating(Address(letter, "replay"), Reason)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.NotFound).ShouldBe(2);
        await probe.Eventually(async () => await probe.Effects(entry) > 0);
        var done = (await operators[0].Actions(letter.Id("messageId"))).ShouldHaveSingleItem();
        done.GetProperty("action").GetString().ShouldBe("replay");
        done.GetProperty("place").GetString().ShouldBe(letter.GetProperty("queue").GetString());
        done.GetProperty("reason").GetString().ShouldBe("The fault is mended.");
        await IsGone(letter);
        (await probe.Effects(entry)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_gives_it_back_once_and_answers_the_same()
    {
        var (entry, mended, key) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.NewGuid());
        var letter = await probe.Poison(entry, mended);
        await probe.Anonymous().PostCreating("/entries", new { id = mended });
        var client = probe.Operator();
        var first = await (await client.PostCreating(Address(letter, "replay"), Reason, key)).Json();
        var again = await (await client.PostCreating(Address(letter, "replay"), Reason, key)).Json();
        first.GetProperty("messages").GetInt32().ShouldBe(1);
        again.ToString().ShouldBe(first.ToString());
        (await client.Actions(letter.Id("messageId"))).Count.ShouldBe(1);
        await (await client.PostAsJsonAsync(Address(letter, "replay"), Reason)).ShouldBeProblem(400, "idempotency_key_required");
    }

    [Fact]
    public async Task What_fails_again_lies_there_again()
    {
        var letter = await probe.Poison(Guid.CreateVersion7(), Guid.CreateVersion7());
        var client = probe.Operator();
        (await client.PostCreating(Address(letter, "replay"), Reason)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await client.DeadLetter(probe, l => l.Id("messageId") == letter.Id("messageId")
            && l.Id("deadLetterId") != letter.Id("deadLetterId"));
        again.GetProperty("deadLetteredAt").GetDateTimeOffset()
            .ShouldBeGreaterThan(letter.GetProperty("deadLetteredAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task All_of_them_are_given_back_at_once()
    {
        var (first, second, mended) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var letters = await Task.WhenAll(probe.Poison(first, mended), probe.Poison(second, mended));
        await probe.Anonymous().PostCreating("/entries", new { id = mended });
        var others = await (await probe.Operator().PostCreating($"{OperatorsDesk.DeadLetters}/replay?messageType=Other", Reason)).Json();
        others.GetProperty("messages").GetInt32().ShouldBe(0);
        var moved = await (await probe.Operator().PostCreating(
            $"{OperatorsDesk.DeadLetters}/replay?messageType={nameof(EntryRecorded)}", Reason)).Json();
        moved.GetProperty("messages").GetInt32().ShouldBeGreaterThanOrEqualTo(2);
        await probe.Eventually(async () => await probe.Effects(first) == 1 && await probe.Effects(second) == 1);
        foreach (var letter in letters)
        {
            await IsGone(letter);
        }
    }

    [Fact]
    public async Task What_is_discarded_is_gone_and_who_did_it_and_why_stays()
    {
        var letter = await probe.Poison(Guid.CreateVersion7(), Guid.CreateVersion7());
        var person = Guid.CreateVersion7();
        var client = probe.Client(person, "operator");
        foreach (var none in (object[])[new { }, new { reason = " " }, new { reason = new string('x', 501) }])
        {
            await (await client.PostCreating(Address(letter, "discard"), none)).ShouldBeProblem(400);
        }

        (await client.PostCreating(Address(letter, "discard"), new { reason = "A trial." })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await IsGone(letter);
        await (await client.PostCreating(Address(letter, "discard"), new { reason = "A trial." })).ShouldBeProblem(404, "not_found");
        var done = (await client.Actions(letter.Id("messageId"))).ShouldHaveSingleItem();
        done.GetProperty("action").GetString().ShouldBe("discard");
        done.Id("operatorId").ShouldBe(person);
        done.GetProperty("reason").GetString().ShouldBe("A trial.");
        foreach (var change in (string[])["UPDATE operator_action SET reason = 'x'", "DELETE FROM operator_action",
            "TRUNCATE operator_action"])
        {
            var refused = await Should.ThrowAsync<PostgresException>(
                () => probe.WithDb<ProbeDb>(db => db.Database.ExecuteSqlRawAsync(change)));
            refused.SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation, change);
        }
    }

    [Fact]
    public async Task Looking_often_loses_nothing()
    {
        var letter = await probe.Poison(Guid.CreateVersion7(), Guid.CreateVersion7());
        var client = probe.Operator();
        for (var look = 0; look < ProbeFixture.DeliveryLimit + 3; look++)
        {
            (await client.GetAsync(Address(letter))).StatusCode.ShouldBe(HttpStatusCode.OK, $"look {look}");
        }
    }

    [Fact]
    public async Task They_come_page_by_page_oldest_first()
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => probe.Poison(Guid.CreateVersion7(), Guid.CreateVersion7())));
        var one = await probe.Operator().AllDeadLetters(limit: 1);
        one.Select(letter => letter.Id("deadLetterId"))
            .ShouldBe((await probe.Operator().AllDeadLetters()).Select(letter => letter.Id("deadLetterId")));
        one.Count.ShouldBeGreaterThanOrEqualTo(3);
        one.Select(letter => letter.GetProperty("deadLetteredAt").GetDateTimeOffset().ToUnixTimeMilliseconds()).ShouldBeInOrder();
        await (await probe.Operator().GetAsync($"{OperatorsDesk.DeadLetters}?limit=0")).ShouldBeProblem(400);
        await (await probe.Operator().GetAsync($"{OperatorsDesk.DeadLetters}?cursor=x")).ShouldBeProblem(400);
    }

    [Fact]
    public async Task Nobody_but_an_operator_gets_in()
    {
        var id = Guid.CreateVersion7();
        (HttpMethod Method, string Address)[] operations =
        [
            (HttpMethod.Get, OperatorsDesk.DeadLetters), (HttpMethod.Get, $"{OperatorsDesk.DeadLetters}/{id}"),
            (HttpMethod.Post, $"{OperatorsDesk.DeadLetters}/{id}/release"), (HttpMethod.Post, $"{OperatorsDesk.DeadLetters}/{id}/replay"),
            (HttpMethod.Post, $"{OperatorsDesk.DeadLetters}/{id}/discard"), (HttpMethod.Post, $"{OperatorsDesk.DeadLetters}/release"),
            (HttpMethod.Post, $"{OperatorsDesk.DeadLetters}/replay"), (HttpMethod.Get, OperatorsDesk.ActionsAddress),
        ];
        HttpClient[] others =
        [
            probe.Client(Guid.CreateVersion7()), probe.Client(Guid.CreateVersion7(), $"coordinator:{id}", $"trainer:{id}"),
            probe.Client(Guid.CreateVersion7(), "operators"), probe.PartnerClient("impact:read operator"),
        ];
        foreach (var (method, address) in operations)
        {
            var body = method == HttpMethod.Get ? null : Reason;
            await (await probe.Anonymous().SendWith(method, address, body, key: Guid.NewGuid())).ShouldBeProblem(401, "sign_in_required");
            foreach (var other in others)
            {
                await (await other.SendWith(method, address, body, key: Guid.NewGuid())).ShouldBeProblem(403, "not_allowed");
            }

            var missing = address.Contains(id.ToString(), StringComparison.Ordinal);
            var asked = await probe.Operator().SendWith(method, address, body, key: Guid.NewGuid());
            asked.StatusCode.ShouldBe(missing ? HttpStatusCode.NotFound : HttpStatusCode.OK, address);
            await (await probe.Operator().SendWith(method, address.Replace("probe", "other", StringComparison.Ordinal), body,
                key: Guid.NewGuid())).ShouldBeProblem(404, "not_found");
        }
    }

    [Fact]
    public async Task The_document_shows_the_operations_and_their_service()
    {
        var document = await probe.Anonymous().GetJson("/openapi/v1.json");
        var operation = document.GetProperty("paths").GetProperty("/v1/operations/{service}/dead-letters/{id}/replay").GetProperty("post");
        operation.GetProperty("operationId").GetString().ShouldBe("replayDeadLetter");
        operation.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString())
            .ShouldBe(["service", "id", "Idempotency-Key"]);
        document.GetProperty("paths").EnumerateObject().ShouldNotContain(path => path.Name.EndsWith("/seed", StringComparison.Ordinal));
    }

    private static string Address(JsonElement letter, string? what = null) =>
        $"{OperatorsDesk.DeadLetters}/{letter.Id("deadLetterId")}{(what is null ? "" : $"/{what}")}";

    private async Task IsGone(JsonElement letter) =>
        await (await probe.Operator().GetAsync(Address(letter))).ShouldBeProblem(404, "not_found");
}
