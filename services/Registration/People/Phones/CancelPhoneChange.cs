using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>Cancels a change that has not taken effect. Nothing but being signed in is asked for: until then whoever has the old phone
/// gets in by code, and a change that was not hers must be easy to stop.</summary>
internal static class CancelPhoneChange
{
    public static Task<Results<NoContent, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, CancellationToken token) =>
        Cancel(db.PhoneChanges.Where(c => c.Id == id && c.PersonId == caller.PersonId), db, publish, clock.GetUtcNow(), token);

    /// <summary>The coordinator who asked for the person takes it back.</summary>
    public static Task<Results<NoContent, ProblemResult>> Assisted(
        Guid id, Guid personId, Guid changeId, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock,
        CancellationToken token) =>
        caller.IsCoordinatorOf(id)
            ? Cancel(db.PhoneChanges.Where(c => c.Id == changeId && c.PersonId == personId && c.LabId == id && c.AssistedBy != null), db,
                publish, clock.GetUtcNow(), token)
            : Task.FromResult<Results<NoContent, ProblemResult>>(ProblemResult.Forbidden);

    private static async Task<Results<NoContent, ProblemResult>> Cancel(
        IQueryable<PhoneChange> changes, RegistrationDb db, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        if (await changes.AsNoTracking().SingleOrDefaultAsync(token) is not { } change)
        {
            return ProblemResult.NotFound;
        }

        // Either this or the deadline finds it waiting, never both.
        var cancelled = await changes.Where(c => c.State == PhoneChangeState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, PhoneChangeState.Cancelled).SetProperty(c => c.EndedAt, now), token) == 1;
        if (!cancelled)
        {
            return ProblemResult.Of(PhoneRules.ChangeOver);
        }

        await publish.Publish(new PhoneChangeEnded(change.PersonId, change.Id, "cancelled"), token);
        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }
}
