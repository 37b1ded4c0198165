using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

internal static class ConfirmPhoneChange
{
    /// <summary>No proof is asked for beside the session: the coordinator stands for the phone, and who forgot her PIN has none
    /// to show.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(Guid id, Caller caller, RegistrationDb db, TimeProvider clock,
        CancellationToken token)
    {
        var hers = db.PhoneChanges.Where(c => c.Id == id && c.PersonId == caller.PersonId && c.AssistedBy != null);
        if (!await hers.AnyAsync(token))
        {
            return ProblemResult.NotFound;
        }

        var now = clock.GetUtcNow();
        return await hers.Where(c => c.State == PhoneChangeState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ConfirmedAt, c => c.ConfirmedAt ?? now), token) == 1
            ? TypedResults.NoContent()
            : ProblemResult.Of(PhoneRules.ChangeOver);
    }
}
