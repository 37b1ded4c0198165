using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>A number goes. Whoever came in with it must not stay, so every session ends but the one that asks.</summary>
internal sealed class RemoveSignInNumber(
    RegistrationDb db, PersonVault vault, VerifyStepUp proofs, IPersonIndex index, RevokedSessions revoked, IPublishEndpoint publish,
    TimeProvider clock)
{
    public static async Task<Results<NoContent, ProblemResult>> Handle(Guid id, StepUp body, Caller caller, RemoveSignInNumber removal,
        HttpContext http, CancellationToken token) =>
        await removal.Remove(id, body, caller, http, token) is { } refusal ? refusal : TypedResults.NoContent();

    private async Task<ProblemResult?> Remove(Guid id, StepUp proof, Caller caller, HttpContext http, CancellationToken token)
    {
        var me = caller.PersonId;
        var pin = await db.Pins.AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == me, token);
        if (!await ListSignInNumbers.Entries(db, me).AnyAsync(v => v.PersonId == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (await proofs.Check(me, proof, pin, http, token) is { } unproven)
        {
            return unproven;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.LockAllOf(me, token);
        db.ChangeTracker.Clear();
        var numbers = await ListSignInNumbers.Entries(db, me).ToListAsync(token);
        if (numbers.Find(v => v.PersonId == id) is not { } goes)
        {
            return ProblemResult.NotFound;
        }

        var remaining = numbers.Find(v => v != goes && v.Contact!.ProvenAt is not null);
        if (remaining is null)
        {
            return ProblemResult.Of(PhoneRules.LastNumber);
        }

        vault.GiveUpPhone(goes);
        await db.SaveChangesAsync(token);
        if (id == me)
        {
            // Her own record has a number of hers as long as there is one: codes and messages go to it.
            var (slot, provenAt) = (remaining.Contact!.Slot, remaining.Contact.ProvenAt);
            var phone = vault.GiveUpPhone(remaining)!;
            await db.SaveChangesAsync(token);
            vault.KeepPhone(goes, phone, slot, provenAt);
        }

        var now = clock.GetUtcNow();
        var ended = await db.End(me, only: null, except: caller.SessionId, SessionEnd.PhoneChanged, now, token);
        await publish.Publish(new SignInNumberRemoved(me, Guid.CreateVersion7(now)), token);
        await db.SaveChangesAsync(token);
        foreach (var entry in numbers)
        {
            await index.Refresh(entry, token);
        }

        await transaction.CommitAsync(token);
        await revoked.Tell(ended);
        return null;
    }
}
