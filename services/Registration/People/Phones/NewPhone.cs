using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>A phone that a code was read from.</summary>
internal sealed record ProvenNumber(PhoneNumber Phone, byte[] Index);

/// <summary>What every change of phone goes through, whoever asks for it.</summary>
internal sealed class NewPhone(RegistrationDb db, PersonVault vault, OneTimeCodes codes, IPublishEndpoint publish)
{
    private const string Column = "phone_change.phone";

    /// <summary>Looks at the form of a number and its code.</summary>
    public static Validation Read(string? phone, string? code) => new Validation()
        .Check(PhoneNumber.TryRead(phone) is not null, "phone", SignInRules.MobileOnly)
            .Check(OneTimeCodes.IsCode(code), "code", SignInRules.SixDigits);

    /// <summary>The code must have come to that very phone, asked for by the one who is signed in; and there must be room on the
    /// number, where everybody else has a PIN.</summary>
    public async Task<(ProvenNumber? Phone, ProblemResult? Problem)> Prove(Guid asksId, Guid personId, string phone, Guid challengeId,
        string code, CancellationToken token)
    {
        var proven = await codes.Redeem(challengeId, code, CodePurpose.NewPhone(asksId));
        if (proven is null || proven.Phone != PhoneNumber.TryRead(phone))
        {
            return (null, ProblemResult.Of(PinRules.ProofNotValid));
        }

        var index = vault.IndexOf(proven.Phone);
        return await db.FreeSlot(index, token) is null ? (null, ProblemResult.Of(PhoneRules.NumberFull))
            : await db.LacksPin(index, personId, token) ? (null, ProblemResult.Of(PinRules.PinsFirst))
            : (new ProvenNumber(proven.Phone, index), null);
    }

    public byte[] Seal(VaultEntry entry, ProvenNumber phone) => vault.Seal(entry, Column, phone.Phone.E164);

    public PhoneNumber Open(VaultEntry entry, PhoneChange change) => PhoneNumber.Kept(vault.OpenText(entry, Column, change.Phone))!;

    /// <summary>Writes the change, its deadline, and the word to the old phone; a refusal when another change waits already.</summary>
    public async Task<ProblemResult?> Keep(PhoneChange change, CancellationToken token)
    {
        db.Add(change);
        await publish.Publish(new PhoneChangeAsked(change.PersonId, change.Id, change.TakesEffectAt, change.IsAssisted), token);
        await publish.SchedulePublish(new PhoneChangeDue(change.Id), change.TakesEffectAt, token);
        try
        {
            await db.SaveChangesAsync(token);
            return null;
        }
        catch (DbUpdateException taken) when (taken.Violates("ix_phone_change_waiting"))
        {
            return ProblemResult.Of(PhoneRules.ChangeWaits);
        }
    }
}
