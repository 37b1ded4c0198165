using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People;

internal static class WithdrawConsent
{
    public static async Task<Results<NoContent, Refusal>> Handle(Guid id, Caller caller, RegistrationDb db, TimeProvider clock, CancellationToken token)
    {
        var consent = await db.Consents.SingleOrDefaultAsync(c => c.Id == id && c.PersonId == caller.PersonId, token);
        if (consent is null)
        {
            return Refusal.NotFound;
        }

        if (consent.Withdraw(clock.GetUtcNow()) is { } rule)
        {
            return Refusal.Of(rule);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }
}
