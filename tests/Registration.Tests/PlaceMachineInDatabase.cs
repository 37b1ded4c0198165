using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Support;
using FsCheck;
using FsCheck.Fluent;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Registration.Tests;

/// <summary>The same sequences in the database and on paper: after each step both must show the same line.</summary>
[Collection<EventSuite>]
public sealed class PlaceMachineInDatabase(RegistrationFixture fixture)
{
    private const int Runs = 8;

    [Fact]
    public async Task The_database_keeps_the_line_as_paper_does()
    {
        var people = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            people.Add(await fixture.NewPerson());
        }

        // Time stands still: deadlines come through the broker when it moves, at moments of their own.
        var runs = Arb.From(PlaceMachine.AnyRunOf(60).Select(run => run.Where(step => step is not Wait).ToArray()), PlaceMachine.Shorter);
        await Task.Run(() => Prop.ForAll(runs, run => Compare(run, people).GetAwaiter().GetResult()).Prove(Depth.Times(Runs)));
    }

    private async Task Compare(Step[] run, List<Guid> people)
    {
        var support = Enum.GetValues<SupportKind>()
            .Select(kind => (object)new { kind = kind.ToString().ToLowerInvariant(), capacity = 2 }).ToArray();
        var id = await fixture.NewEvent(capacity: 5, support: support);
        var paper = new PaperWorld();
        foreach (var step in run)
        {
            paper.Do(step);
            await Do(step, id, people);
            (await Shown(id, people)).ShouldBe(paper.Shown(), $"after {step}");
        }

        await fixture.ShouldAddUp(id);
    }

    private async Task Do(Step step, Guid id, List<Guid> people)
    {
        await using var scope = fixture.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistrationDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var held = (await LockedEvent.Lock(db, scope.ServiceProvider.GetRequiredService<IPublishEndpoint>(), fixture.Clock, id,
            CancellationToken.None))!;
        if (step is Resize resize)
        {
            if (!await db.EventRegistrations.AnyAsync(p => p.EventId == id && p.State == EventRegistrationState.Waitlisted
                && p.Seats > resize.Capacity))
            {
                held.Seating.Resize(PaperWorld.PlanOf(resize.Capacity, resize.Support));
                await held.OfferFree(CancellationToken.None);
            }
        }
        else if (people[step.Person] is var person
            && await db.EventRegistrations.Where(p => p.EventId == id && p.PersonId == person).OrderByDescending(p => p.Id)
                .FirstOrDefaultAsync() is var latest
            && step is Ask ask)
        {
            if (latest is not { IsLive: true } && ask.Seats <= held.Seating.Capacity)
            {
                var asked = new EventRegistrationRequest(ask.Seats, null, ask.Needs, ask.Insists);
                await held.Take(EventRegistration.Request(Guid.CreateVersion7(held.Now), id, person, ask.Seats, asked.Needs(latest),
                    ask.Insists, null,
                    held.Now), CancellationToken.None);
            }
        }
        else if (latest is not null)
        {
            var (was, version) = (latest.State, latest.Version);
            _ = step switch
            {
                GiveBack => held.Seating.Cancel(latest, held.Now),
                Accept accept => held.Seating.Accept(latest, accept.Anyway, held.Now),
                Decline => held.Seating.Decline(latest, held.Now),
                Shrink shrink => held.Seating.Shrink(latest, shrink.Seats),
                _ => null,
            };
            if (latest.Version != version)
            {
                await held.Follow(latest, was, CancellationToken.None);
            }
        }

        await held.Save(CancellationToken.None);
        await transaction.CommitAsync();
    }

    private Task<List<string>> Shown(Guid id, List<Guid> people) => fixture.WithDb<RegistrationDb, List<string>>(async db =>
    {
        var places = await db.EventRegistrations.AsNoTracking().Where(p => p.EventId == id).ToListAsync();
        return [.. people.Select((person, who) => (who, place: places.Where(p => p.PersonId == person).MaxBy(p => p.Id)))
            .Where(p => p.place is not null)
            .Select(p => PaperWorld.Show(p.who, p.place!))];
    });
}
