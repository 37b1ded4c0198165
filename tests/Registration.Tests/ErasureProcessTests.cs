using System.Diagnostics.Metrics;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Erasure;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<ErasureSuite>]
public sealed class ErasureProcessTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task It_runs_until_every_service_has_said_so_and_anyone_with_its_id_sees_how_far_it_is()
    {
        var device = await fixture.SignIn(NewPhone());
        var id = (await device.AskToBeForgotten()).Id();
        await fixture.Eventually(async () => (await fixture.Erasure(id)).GetProperty("state").GetString() == "running");
        await fixture.Broker.Tell(new PersonErased(id, device.PersonId, "training"));
        await fixture.Broker.Tell(new PersonErased(id, device.PersonId, "nobody"));
        await fixture.Eventually(async () => Done(await fixture.Erasure(id)).SequenceEqual(["registration", "training"]));

        await fixture.AnswerAll(id, device.PersonId);

        var seen = await fixture.Erasure(id);
        Done(seen).Count().ShouldBe(5);
        seen.GetProperty("doneAt").ValueKind.ShouldBe(JsonValueKind.String);
        seen.ToString().ShouldNotContain(device.PersonId.ToString());
        await (await fixture.Anonymous().GetAsync($"/v1/erasures/{Guid.CreateVersion7()}")).ShouldBeProblem(404);
    }

    [Fact]
    public async Task Answers_of_all_services_at_once_and_twice_are_all_counted()
    {
        var device = await fixture.SignIn(NewPhone());
        var id = (await device.AskToBeForgotten()).Id();

        await Task.WhenAll(PersonErasure.Services.SelectMany(service => new[] { service, service })
            .Select(service => fixture.Broker.Tell(new PersonErased(id, device.PersonId, service))));

        await fixture.Eventually(async () => (await fixture.Erasure(id)).GetProperty("state").GetString() == "done");
    }

    [Fact]
    public async Task Who_does_not_answer_is_asked_again_after_an_hour_and_every_day_and_the_operator_sees_it()
    {
        var device = await fixture.SignIn(NewPhone());
        var id = (await device.AskToBeForgotten()).Id();
        await fixture.ErasedHere(id);
        foreach (var (wait, asked) in new[] { (16, 2), (45, 3), (24 * 60, 4), (24 * 60, 5) })
        {
            fixture.Clock.Advance(TimeSpan.FromMinutes(wait));
            await fixture.Eventually(async () => await fixture.Asked(id) == asked);
        }

        (await Stuck(olderThan: 24 * 60)).ShouldContain(id);
        (await Stuck(olderThan: 72 * 60)).ShouldNotContain(id);
        (await Oldest()).ShouldBeGreaterThan(TimeSpan.FromDays(2).TotalSeconds);

        await fixture.AnswerAll(id, device.PersonId);
        (await Stuck(olderThan: 0)).ShouldNotContain(id);
        fixture.Clock.Advance(TimeSpan.FromDays(2));
        await fixture.Eventually(() => fixture.WithDb<RegistrationDb, bool>(async db =>
            await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM outbox WHERE key = {id}""").SingleAsync() == 0));
        (await fixture.Asked(id)).ShouldBe(5);
    }

    [Fact]
    public async Task A_quarter_of_an_hour_later_everyone_looks_again_for_what_a_living_token_left_behind()
    {
        var device = await fixture.SignIn(NewPhone());
        var id = (await device.AskToBeForgotten()).Id();
        await fixture.ErasedHere(id);
        await fixture.AnswerAll(id, device.PersonId);
        // A sign-in that was under way when she asked.
        var late = Session.Start(device.PersonId, DeviceKind.Other, null, fixture.Clock.GetUtcNow());
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            db.Add(late);
            await db.SaveChangesAsync();
        });

        fixture.Clock.Advance(TimeSpan.FromMinutes(16));

        await fixture.ErasedHere(id, times: 2);
        (await fixture.WithDb<RegistrationDb, SessionEnd?>(db => db.Sessions.Where(s => s.Id == late.Id).Select(s => s.EndedBecause)
            .SingleAsync())).ShouldBe(SessionEnd.Erased);
        (await fixture.Erasure(id)).GetProperty("state").GetString().ShouldBe("done");
    }

    [Fact]
    public async Task A_fact_told_twice_does_nothing_more_and_one_that_nobody_asked_for_does_nothing()
    {
        var device = await fixture.SignIn(NewPhone());
        var id = (await device.AskToBeForgotten()).Id();
        await fixture.ErasedHere(id);
        var (other, redelivered) = (await fixture.NewPerson(AtBashy), Guid.NewGuid());

        await fixture.Broker.Tell(new PersonErasureRequested(id, device.PersonId), redelivered);
        await fixture.Broker.Tell(new PersonErasureRequested(id, device.PersonId), redelivered);
        await fixture.Broker.Tell(new PersonErasureRequested(Guid.CreateVersion7(), other));
        await fixture.Broker.Tell(new PersonErasureRequested(id, other));

        await fixture.ErasedHere(id, times: 2);
        (await (await fixture.As(other)).GetJson("/v1/me/profile")).Id("personId").ShouldBe(other);
    }

    private static IEnumerable<string> Done(JsonElement erasure) => erasure.GetProperty("parts").EnumerateArray()
        .Where(part => part.GetProperty("doneAt").ValueKind is JsonValueKind.String)
            .Select(part => part.GetProperty("service").GetString()!);

    private async Task<List<Guid>> Stuck(int olderThan)
    {
        var client = await fixture.As("person/operator");
        var found = new List<Guid>();
        string? next = $"/v1/erasures?state=running&limit=100&olderThan={olderThan}";
        while (next is not null)
        {
            var page = await client.GetJson(next);
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Id()));
            next = page.GetProperty("next").GetString() is { } cursor
                ? $"/v1/erasures?state=running&limit=100&olderThan={olderThan}&cursor={cursor}" : null;
        }

        return found;
    }

    private async Task<double> Oldest()
    {
        var seconds = 0d;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "erasures.oldest")
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => seconds = Math.Max(seconds, value));
        listener.Start();
        await fixture.Services.GetRequiredService<ErasureMeters>().Measure(CancellationToken.None);
        listener.RecordObservableInstruments();
        return seconds;
    }
}
