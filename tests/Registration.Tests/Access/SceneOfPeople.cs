using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Duplicates;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Members;
using CreativeLabs.Registration.Labs.OpenCalls;
using CreativeLabs.Registration.Labs.Partners;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Erasure;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Registration.Tests.Access;

/// <summary>What belongs to people: consents, roles, phones, programmes, applications.</summary>
internal sealed partial class Scene
{
    public DateOnly Today => Bishkek.Today(Now);

    public Task<Guid> OwnersConsent() =>
        WithDb(db => db.Consents.Where(c => c.PersonId == OwnerId && c.Purpose == Consent.Platform).Select(c => c.Id).SingleAsync());

    public async Task<Guid> OwnersGuardianConsent()
    {
        var vault = fixture.Services.GetRequiredService<PersonVault>();
        var entry = await WithDb(db => db.Vault.SingleAsync(v => v.PersonId == OwnerId));
        var consent = GuardianConsent.Give(entry, vault, new("Гүлнара", null), GuardianRelation.Mother, "2026-01", "ky", ConsentWay.Paper,
            Now);
        await Keep(consent);
        return consent.Id;
    }

    public Task<Guid> OwnersMembership() => WithDb(db => db.Memberships.Where(m => m.PersonId == OwnerId).Select(m => m.Id).SingleAsync());

    public Task<string> OwnersPhone() => WithDb(async db =>
        fixture.Services.GetRequiredService<PersonVault>().PhoneOf(await db.Vault.SingleAsync(v => v.PersonId == OwnerId))!);

    /// <summary>An erasure that is under way.</summary>
    public async Task<Guid> Erasing()
    {
        var id = Guid.CreateVersion7(Now);
        await fixture.WithDb<RegistrationDb>(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO erasure (id, person_id, asked_by, way, reason, asked_at, state, version)
            VALUES ({id}, {AnotherId}, {AnotherId}, 'Herself', NULL, {Now}, 'Requested', 1)
            """));
        return id;
    }

    public async Task<Guid> OwnersSession()
    {
        var session = Session.Start(OwnerId, DeviceKind.Other, null, Now);
        await Keep(session);
        return session.Id;
    }

    public async Task OwnerHasPin()
    {
        using var place = await fixture.Services.GetRequiredService<PinHashes>().Enter(CancellationToken.None);
        await Keep(Pin.Set(OwnerId, await place!.New(OwnerId, SignInSteps.RightPin), Now));
    }

    /// <summary>A lab without anything to come, so that it can be ended.</summary>
    public async Task<Guid> EmptyLab()
    {
        var code = $"lab-{Guid.NewGuid():N}";
        var name = LocalText.Same("Талас");
        var lab = Registration.Labs.Labs.Lab.Open(code, name, name, name, 2026, null, null, [], [], []);
        await Keep(lab);
        return lab.Id;
    }

    public async Task<Guid> Granted(Role role)
    {
        var grant = RoleGrant.Give(AnotherId, role, Lab, null, Now);
        await Keep(grant);
        return grant.Id;
    }

    /// <summary>Two members who may be one woman.</summary>
    public async Task<Guid> SimilarPeople()
    {
        var pair = DuplicateCandidate.Find(
            new DuplicateKey(Guid.CreateVersion7(), Lab, OwnerId, 1, null, null),
            new DuplicateKey(Guid.CreateVersion7(), Lab, AnotherId, 1, null, null), Now);
        await Keep(pair);
        return pair.Id;
    }

    /// <summary>A number that came to the owner with a record that was merged into hers; both are proven.</summary>
    public async Task<Guid> OwnersSecondNumber()
    {
        var old = await fixture.NewPerson(phone: RegistrationFixture.NewPhone());
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            await db.Database.ExecuteSqlAsync($"UPDATE contact_point SET proven_at = now() WHERE person_id IN ({old}, {OwnerId})");
            await db.Database.ExecuteSqlAsync($"UPDATE person SET merged_into = {OwnerId} WHERE id = {old}");
        });
        return old;
    }

    public async Task<Guid> OwnerMerging()
    {
        var merge = MergeRequest.Ask(OwnerId, AnotherId, Lab, CoordinatorId, [], (From: true, Survivor: true), Now);
        await Keep(merge);
        return merge.Id;
    }

    public Task OwnerAnnounced() =>
        Keep(ErasureNotice.Give(OwnerId, CoordinatorId, ErasureWay.Coordinator, ErasureReason.AskedInPerson, Now));

    public async Task<Guid> PhoneChanging(bool assisted)
    {
        var phone = RegistrationFixture.NewPhone();
        var vault = fixture.Services.GetRequiredService<PersonVault>();
        var entry = await WithDb(db => db.Vault.SingleAsync(v => v.PersonId == OwnerId));
        var (index, kept) = (vault.IndexOf(PhoneNumber.TryRead(phone)!), vault.Seal(entry, "phone_change.phone", phone));
        var change = assisted
            ? PhoneChange.Assist(OwnerId, index, kept, CoordinatorId, Lab, vault.Seal(entry, PhoneChange.ReasonColumn, "Жоготту"),
                TimeSpan.FromDays(7), Now)
            : PhoneChange.Ask(OwnerId, index, kept, Guid.CreateVersion7(), TimeSpan.FromDays(3), Now);
        await Keep(change);
        return change.Id;
    }

    public async Task<(Guid ChallengeId, string Code)> CodeTo(string phone, CodePurpose purpose)
    {
        var issued = await fixture.Services.CreateScope().ServiceProvider.GetRequiredService<OneTimeCodes>()
            .Issue(PhoneNumber.TryRead(phone)!, "ky", purpose);
        return (issued.ChallengeId, issued.Code);
    }

    public async Task<Guid> NewProgramme()
    {
        var programme = Programme.Create(Guid.CreateVersion7(), Lab, $"p-{Guid.NewGuid():N}", "handicrafts", LocalText.Same("Кийиз"),
            LocalText.Same("Кийиз"));
        await Keep(programme);
        return programme.Id;
    }

    /// <summary>A cohort that takes applications; with <paramref name="began"/>, one whose first day has come.</summary>
    public async Task<Guid> NewCohort(bool began = false, bool runs = false)
    {
        var first = began ? Today.AddDays(-1) : Today.AddDays(30);
        var cohort = Cohort.Plan(Guid.CreateVersion7(), Programmes.ProgrammeWorld.Handicraft, Lab, first, first, Today.AddDays(90), 5);
        if (runs)
        {
            cohort.Start(Now).ShouldBeNull();
        }

        await Keep(cohort);
        return cohort.Id;
    }

    public async Task<Guid> Applied(Guid cohort, string who = Owner)
    {
        var application = Enrolment.Apply(Guid.CreateVersion7(), cohort, people[who], null, Now);
        await Keep(application);
        return application.Id;
    }

    /// <summary>Somebody who has a place: whether she goes or is sent away, her place is free again.</summary>
    public async Task<Guid> Admitted()
    {
        var cohort = await NewCohort();
        var id = await Applied(cohort);
        await WithDb(async db =>
        {
            await Cohort.TakePlace(db.Cohorts, cohort, CohortState.Open, CancellationToken.None);
            (await db.Enrolments.SingleAsync(e => e.Id == id)).Decide(true, null, CoordinatorId, Now).ShouldBeNull();
            return await db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>A call that the owner judges and another member has applied to.</summary>
    public async Task<(Guid Cohort, Guid Criterion, Guid Entry)> NewCall(bool over = false, bool closed = false)
    {
        var cohort = await NewCohort(began: over || closed);
        var criterion = new Criterion(Guid.CreateVersion7(), LocalText.Same("Ой"), 1);
        var call = OpenCall.Announce(cohort, [criterion]);
        if (closed)
        {
            call.Close(await WithDb(db => db.Cohorts.SingleAsync(c => c.Id == cohort)), CoordinatorId, Now).ShouldBeNull();
        }

        await Keep(call, Juror.Name(cohort, OwnerId, CoordinatorId, Now));
        return (cohort, criterion.Id, await Applied(cohort, Another));
    }

    /// <summary>A partner of the lab with one secret.</summary>
    public async Task<(Guid Id, Guid Secret, string Words)> Partner()
    {
        var partner = Labs.Partners.Partner.Register(new PartnerPlan(LocalText.Same("Уюм"), ["impact:read"], [Lab]), OwnerId, Now);
        var (secret, words) = PartnerSecret.Make(partner.Id, 1, Now);
        await Keep(partner, secret);
        return (partner.Id, secret.Id, words);
    }
}
