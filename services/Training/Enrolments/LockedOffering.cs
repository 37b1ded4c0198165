using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

/// <summary>An offering whose seats nobody else changes until the transaction ends. What happens to an enrolment is decided by the
/// <see cref="Seating"/>; here it is told, and what became free goes to who waits.</summary>
internal sealed class LockedOffering
{
    // Compiled: every enrolment passes here, and walking the expressions anew each time cost more than the database did.
    private static readonly Func<TrainingDb, Guid, CancellationToken, Task<Offering?>> LockOffering = EF.CompileAsyncQuery(
        (TrainingDb db, Guid id, CancellationToken token) => db.Offerings.TagWith(RowLock.Tag).SingleOrDefault(o => o.Id == id));

    private static readonly Func<TrainingDb, Guid, CancellationToken, Task<Course>> FindCourse = EF.CompileAsyncQuery(
        (TrainingDb db, Guid id, CancellationToken token) =>
        db.Courses.AsNoTracking().Include(c => c.Prerequisites).Single(c => c.Id == id));

    private readonly TrainingDb db;
    private readonly IPublishEndpoint publish;

    private LockedOffering(TrainingDb db, IPublishEndpoint publish, Offering offering, Course course, DateTimeOffset now)
    {
        this.db = db;
        this.publish = publish;
        Offering = offering;
        Course = course;
        Now = now;
    }

    public Offering Offering { get; }

    public Course Course { get; }

    /// <summary>The moment at which the offering was held: what is decided is in the order of these.</summary>
    public DateTimeOffset Now { get; }

    private Seating Seating => Offering.Seating;

    /// <summary>Locks the offering's row until the transaction, which must have begun, ends. Null when there is no such offering.</summary>
    public static async Task<LockedOffering?> Lock(TrainingDb db, IPublishEndpoint publish, TimeProvider clock, Guid id,
        CancellationToken token) =>
        await LockOffering(db, id, token) is { } offering
            ? new LockedOffering(db, publish, offering, await FindCourse(db, offering.CourseId, token), clock.GetUtcNow())
            : null;

    /// <summary>As <see cref="Lock"/>, with what an answer to <paramref name="personId"/> needs, in the same round trip.</summary>
    public static async Task<(LockedOffering Held, Asking Asking)?> LockFor(
        Guid personId, TrainingDb db, IPublishEndpoint publish, TimeProvider clock, Guid id, CancellationToken token)
    {
        return await Asking.Hold(db, id, personId, token) is { } asking
            ? (new LockedOffering(db, publish, asking.Offering, asking.Course, clock.GetUtcNow()), asking)
            : null;
    }

    /// <summary>Decides on who asks, alone or together, and tells what came of it.</summary>
    public async Task Take(IReadOnlyList<Enrolment> party, CancellationToken token)
    {
        Seating.Decide(party, Now);
        db.AddRange(party);
        await Tell(party, token);
    }

    /// <summary>The caller has looked whether she still has what the course requires.</summary>
    public Task<Error?> Accept(Enrolment enrolment, CancellationToken token) =>
        Change(enrolment, () => Seating.Accept(enrolment, Now), token);

    public Task<Error?> Decline(Enrolment enrolment, CancellationToken token) =>
        Change(enrolment, () => Seating.Decline(enrolment, Now), token);

    public Task<Error?> Drop(Enrolment enrolment, DropReason reason, CancellationToken token) =>
        Change(enrolment, () => Seating.Drop(enrolment, reason, Now), token);

    /// <summary>What her seat rested on is gone; a way out is told with it.</summary>
    public async Task Withdraw(Enrolment enrolment, CancellationToken token)
    {
        if (enrolment.IsLive && Seating.Drop(enrolment, DropReason.PrerequisitesMissing, Now) is null)
        {
            var next = await db.TrainingSessions.Where(s => s.OfferingId == Offering.Id && !s.Cancelled && s.StartsAt > Now)
                .MinAsync(s => (DateTimeOffset?)s.StartsAt, token);
            await publish.Publish(new SeatWithdrawn(enrolment.Id, Offering.Id, enrolment.PersonId, Course.Title, next), token);
            await ServeLine(token);
        }
    }

    public Task Lapse(Enrolment enrolment, CancellationToken token) => Change(enrolment, () =>
    {
        Seating.Lapse(enrolment, Now);
        return null;
    }, token);

    /// <summary>What is free goes to who waits.</summary>
    public async Task ServeLine(CancellationToken token)
    {
        while (Offering.GivesSeats && Seating is { Waiting: > 0, Left: > 0 })
        {
            var held = await db.TrainingSessions.Where(s => s.OfferingId == Offering.Id && !s.Cancelled).GroupBy(s => s.OfferingId)
                .Select(all => new { First = all.Min(s => s.StartsAt), Last = all.Max(s => s.EndsAt) }).SingleOrDefaultAsync(token);
            // After the last session there is nothing left to learn.
            if (held is null || held.Last <= Now)
            {
                return;
            }

            var first = held.First;
            var until = OfferDeadline.For(Now, first);
            var line = await Line(Seating.Left + Party.Most + 1, token);
            if (until is null && await TurnAway(line, token))
            {
                continue;
            }

            await Tell(Seating.Serve(line, until, Now), token);
            return;
        }
    }

    /// <summary>The first who wait. Who just left the line is still in it for the database.</summary>
    private async Task<List<Enrolment>> Line(int many, CancellationToken token)
    {
        var id = Offering.Id;
        var heads = await db.Enrolments.Where(e => e.OfferingId == id && e.State == EnrolmentState.Waitlisted).OrderBy(e => e.Ticket)
            .Take(many).ToListAsync(token);
        return heads.FindAll(e => e.State is EnrolmentState.Waitlisted);
    }

    /// <summary>Who gets a seat without being asked must still have what the course requires; else she leaves the line, and is
    /// told.</summary>
    private async Task<bool> TurnAway(List<Enrolment> line, CancellationToken token)
    {
        var missing = await Prerequisites.Missing(db, Course, Offering.Id, line.ConvertAll(e => e.PersonId), token);
        var away = line.FindAll(e => missing.Contains(e.PersonId));
        foreach (var enrolment in away)
        {
            Seating.Drop(enrolment, DropReason.PrerequisitesMissing, Now);
        }

        await Tell(away, token);
        return away.Count > 0;
    }

    private async Task<Error?> Change(Enrolment enrolment, Func<Error?> change, CancellationToken token)
    {
        var version = enrolment.Version;
        if (change() is { } rule)
        {
            return rule;
        }

        if (enrolment.Version != version)
        {
            await Tell([enrolment], token);
            await ServeLine(token);
        }

        return null;
    }

    private async Task Tell(IReadOnlyList<Enrolment> changed, CancellationToken token)
    {
        foreach (var enrolment in changed)
        {
            switch (enrolment.State)
            {
                case EnrolmentState.Enrolled:
                    await publish.Publish(
                        new LearnerEnrolled(enrolment.Id, Offering.Id, Course.Id, enrolment.PersonId, Course.Title, Offering.StartsOn),
                        token);
                    break;
                case EnrolmentState.Offered:
                    var until = enrolment.OfferUntil!.Value;
                    await publish.Publish(new LearnerOffered(enrolment.Id, Offering.Id, Course.Id, enrolment.PersonId, Course.Title,
                        Offering.StartsOn, until), token);
                    await publish.SchedulePublish(new LearnerOfferDue(enrolment.Id, Offering.Id), until, token);
                    break;
                case EnrolmentState.OfferLapsed:
                    await publish.Publish(new LearnerOfferLapsed(enrolment.Id, Offering.Id, enrolment.PersonId, Course.Title), token);
                    break;
                case EnrolmentState.Dropped when enrolment.DropReason is DropReason.PrerequisitesMissing:
                    await publish.Publish(new LearnerTurnedAway(enrolment.Id, Offering.Id, enrolment.PersonId, Course.Title), token);
                    break;
            }
        }
    }
}
