using System.Diagnostics.Metrics;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Labs;
using CreativeLabs.Training.Offerings;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

/// <summary>Facts that come more than once, at once, late or after the one that ends the matter.</summary>
[Collection("training")]
public sealed class ToldAgainTests(TrainingFixture training)
{
    [Fact]
    public async Task A_lab_of_whose_members_is_told_at_once_and_again_is_known_once()
    {
        var lab = Guid.CreateVersion7();
        var facts = Enumerable.Range(0, 12)
            .Select(_ => (Id: Guid.NewGuid(),
            Fact: new MembershipStarted(Guid.CreateVersion7(), Guid.CreateVersion7(), lab, LocalText.Same("Тоо")))).ToArray();

        await Task.WhenAll(facts.Concat(facts).Select(f => training.Broker.Tell(f.Fact, f.Id)));

        // Two listen: who keeps the lab, and who keeps its members.
        await training.Eventually(async () => await Taken([.. facts.Select(f => f.Id)]) == 2 * facts.Length);
        (await training.WithDb<TrainingDb, int>(db => db.Set<LabMember>().CountAsync(m => m.LabId == lab))).ShouldBe(facts.Length);
        (await training.WithDb<TrainingDb, int>(db => db.Labs.CountAsync(l => l.Id == lab))).ShouldBe(1);
    }

    [Fact]
    public async Task A_fact_that_the_broker_delivers_again_is_passed_on_once()
    {
        var offering = await training.Open(training.Plan(hoursFromNow: 240));
        await training.Enrol(training.Learner(), offering);
        await training.Coordinator.PostSeen($"/v1/offerings/{offering}/cancellation").Json();
        var fact = await training.Broker.Hear<OfferingCancelled>(f => f.OfferingId == offering);
        await training.Broker.Hear<LessonsCalledOff>(f => f.OfferingId == offering);
        var (again, last, sentinel) = (Guid.NewGuid(), Guid.NewGuid(), Guid.CreateVersion7());
        using var duplicates = new Duplicates(ConsumerNames.Of(typeof(OfferingCancellationConsumer)).Split('.')[^1]);

        foreach (var message in (Guid[])[again, again, again])
        {
            await training.Broker.Tell(fact, message);
        }

        await training.Eventually(() => Task.FromResult(duplicates.Absorbed == 2));
        await training.Broker.Tell(fact, last);
        await training.Eventually(async () => await Taken(again, last) == 2);
        await training.Eventually(
            () => training.WithDb<TrainingDb, bool>(async db => !await db.Set<OutboxRow>()
            .AnyAsync(row => row.Body.Contains(offering.ToString()))));

        // What was passed on lies before the sentinel. Once of its own, once for each message; never for a delivery.
        await training.Broker.Tell(
            new LessonsCalledOff(sentinel, sentinel, sentinel, LocalText.Same("x"), Bishkek.DateOf(training.Clock.GetUtcNow())));
        await training.Broker.Hear<LessonsCalledOff>(f => f.EnrolmentId == sentinel);
        training.Broker.Heard<LessonsCalledOff>(f => f.OfferingId == offering).Count.ShouldBe(3);
    }

    [Fact]
    public async Task News_of_dates_that_comes_after_the_calling_off_is_told_no_further()
    {
        var offering = await training.Open(training.Plan(hoursFromNow: 240));
        await training.Enrol(training.Learner(out var person), offering);
        await training.WithDb<TrainingDb>(db => db.Offerings.Where(o => o.Id == offering)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Moves, 1).SetProperty(o => o.MovedAt, training.Clock.GetUtcNow())));
        // Called off a moment ago: her enrolment has not been ended yet.
        await training.WithDb<TrainingDb>(db => db.Offerings.Where(o => o.Id == offering)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.State, OfferingState.Cancelled)));
        var late = Guid.NewGuid();
        var now = training.Clock.GetUtcNow();

        await training.Broker.Tell(new OfferingRescheduled(offering, TrainingFixture.FeltCarpets, TrainingFixture.AtBashy,
            LocalText.Same("x"), 1, now, now.AddDays(1)), late);

        await training.Eventually(async () => await Taken(late) == 1);
        training.Broker.Heard<LessonsRescheduled>(f => f.PersonId == person).ShouldBeEmpty();
        (await training.WithDb<TrainingDb, int>(db => db.Set<OutboxRow>()
            .CountAsync(row => row.Body.Contains(person.ToString()) && row.Destination.Contains("LessonsRescheduled")))).ShouldBe(0);
    }

    [Fact]
    public async Task What_came_under_the_old_id_after_the_merge_follows_when_it_is_told_again()
    {
        var (old, survivor) = (training.Learner(out var from), training.Learner(out var to));
        await Merge(from, to);
        var late = await training.Enrol(old, await training.Open());

        await Merge(from, to);
        await Merge(from, to);

        (await training.State(survivor, late)).ShouldBe("enrolled");
        (await survivor.GetJson($"/v1/enrolments/{late}")).Id("personId").ShouldBe(to);
    }

    private async Task Merge(Guid from, Guid to)
    {
        var id = Guid.NewGuid();
        await training.Broker.Tell(new PersonMerged(from, to), id);
        await training.Eventually(async () => await Taken(id) == 1);
    }

    private Task<int> Taken(params Guid[] messages) =>
        training.WithDb<TrainingDb, int>(db => db.Set<InboxRow>().CountAsync(row => messages.Contains(row.MessageId)));

    /// <summary>Counts the messages that a consumer was given again.</summary>
    private sealed class Duplicates : IDisposable
    {
        private readonly MeterListener listener = new();
        private int absorbed;

        public Duplicates(string consumer)
        {
            listener.InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Name == "inbox.duplicates")
                {
                    l.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            {
                foreach (var (_, told) in tags)
                {
                    if (told is string name && name.EndsWith(consumer, StringComparison.Ordinal))
                    {
                        Interlocked.Add(ref absorbed, (int)value);
                    }
                }
            });
            listener.Start();
        }

        public int Absorbed => Volatile.Read(ref absorbed);

        public void Dispose() => listener.Dispose();
    }
}
