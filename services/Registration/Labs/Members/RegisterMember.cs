using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Assistance;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>A woman whom a coordinator registers.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Language">The language she reads first, and in which she signed: ky, ru or en.</param>
/// <param name="TextVersion">The version of the platform's text that she signed on paper.</param>
/// <param name="Reason">Why the coordinator acts for her, 1 to 500 characters; she can read it.</param>
/// <param name="Phone">A mobile number of any country, with which she can sign in later; left out when she has none.</param>
/// <param name="BirthYear">From 1900 to this year; left out when she prefers not to say.</param>
/// <param name="Guardian">Who signed for her; needed for a minor.</param>
internal sealed record MemberRegistered(string Name, string Language, string TextVersion, string Reason, string? Phone = null,
    int? BirthYear = null, GuardianOnPaper? Guardian = null);

/// <summary>A woman who was registered. It repeats nothing of who she is: the answer is kept for replay.</summary>
/// <param name="PersonId">Her id.</param>
/// <param name="MembershipId">Her membership of the lab.</param>
/// <param name="ConsentId">Her consent on paper.</param>
/// <param name="LooksLike">How many members of the lab may be the same woman; see the lab's duplicate candidates.</param>
internal sealed record RegisteredMember(Guid PersonId, Guid MembershipId, Guid ConsentId, int LooksLike);

internal static class RegisterMember
{
    private const int FirstYear = 1900;

    public static async Task<Results<Created<RegisteredMember>, ProblemResult>> Handle(
        Guid id, MemberRegistered body, Caller caller, RegistrationDb db, PersonVault vault, MemberIndex index, IDuplicateFinder duplicates,
        IPublishEndpoint publish, TimeProvider clock, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var phone = PhoneNumber.TryRead(body.Phone);
        if (Check(body, phone, now.Year) is { } refusal)
        {
            return refusal;
        }

        if (await db.Labs.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, token) is not { } lab)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(id) || lab.EndedOn is not null)
        {
            return caller.IsCoordinatorOf(id) ? ProblemResult.Of(LabRules.Ended) : ProblemResult.Forbidden;
        }

        if (NotAgreed(body, now) is { } missing)
        {
            return ProblemResult.Of(missing);
        }

        var (slot, taken) = phone is null ? (null, null) : await Slot(db, vault.IndexOf(phone), token);
        if (taken is not null)
        {
            return ProblemResult.Of(taken);
        }

        var person = Person.Register(Guid.CreateVersion7(now), body.Language, now);
        person.Introduce(body.Language);
        var entry = await vault.NewEntry(person.Id, token);
        vault.KeepProfile(person, entry, body.Name.Trim(), body.BirthYear, now);
        if (phone is not null)
        {
            vault.KeepPhone(entry, phone, slot!.Value);
        }

        var consent = Consent.Give(person.Id, Consent.Platform, body.TextVersion.Trim(), body.Language, ConsentWay.Paper, now);
        var membership = Membership.Start(id, person.Id, now);
        db.AddRange(
            person, entry, consent, membership, AssistedAction.Record(entry, vault, caller.PersonId, id, Act.Registered, body.Reason, now));
        db.AddRange(body.Guardian is { } guardian ? [guardian.Give(entry, vault, body.Language, now)] : Array.Empty<GuardianConsent>());
        await publish.Publish(new PersonRegistered(person.Id, person.Language, person.Version), token);
        await publish.Publish(new MembershipStarted(membership.Id, person.Id, id, lab.Name), token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException full) when (full.Violates("ix_contact_point_phone_index_slot"))
        {
            return ProblemResult.Of(Problems.Conflict);
        }

        await index.Refresh(entry, token);
        var alike = await duplicates.CountOf(person.Id, token);
        return TypedResults.Created($"/v1/people/{person.Id}", new RegisteredMember(person.Id, membership.Id, consent.Id, alike));
    }

    /// <summary>A place on the number, or why she can have none.</summary>
    private static async Task<(int? Slot, Error? Taken)> Slot(RegistrationDb db, byte[] index, CancellationToken token) =>
        await db.FreeSlot(index, token) is not { } slot ? (null, PhoneRules.NumberFull)
        : await db.LacksPin(index, null, token) ? (null, PinRules.PinsFirst) : (slot, null);

    /// <summary>What she, and for a minor her guardian, did not sign in its current words.</summary>
    private static Error? NotAgreed(MemberRegistered body, DateTimeOffset now)
    {
        var current = ConsentTexts.Current(Consent.Platform).Version;
        return body.TextVersion.Trim() != current ? PeopleRules.ConsentTextOutdated.With("current", current)
            : body.Guardian is { } guardian ? GiveGuardianConsent.Outdated(guardian.TextVersion)
            : Person.IsUnderAge(body.BirthYear, now) ? GuardianRules.ConsentNeeded : null;
    }

    private static ProblemResult? Check(MemberRegistered body, PhoneNumber? phone, int thisYear)
    {
        var check = new Validation().Name(body.Name, 100, "name").OneOf(body.Language, LocalText.Languages, "language")
            .Length(body.TextVersion, 1, 40, "textVersion").Length(body.Reason, 1, AssistedAction.LongestReason, "reason")
            .Check(body.Phone is null || phone is not null, "phone", PeopleRules.NoPhone);
        check = body.Guardian?.Check(check) ?? check;
        return (body.BirthYear is { } year ? check.Range(year, FirstYear, thisYear, "birthYear") : check).Problem;
    }
}
