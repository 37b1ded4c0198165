using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Members;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data.Seed;

/// <summary>The labs as they are, their programmes, and the people who run them. Only what is missing is added.</summary>
internal static class RegistrationSeed
{
    public static async Task Seed(RegistrationDb db, IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await AddMissing(db, SeedLabs.All, lab => lab.Id, db.Labs.Select(l => l.Id));
        await AddMissing(db, SeedProgrammes.All, programme => programme.Id, db.Programmes.Select(p => p.Id));
        await AddMissing(db, SeedProgrammes.Cohorts(now), cohort => cohort.Id, db.Cohorts.Select(c => c.Id));
        await AddMissing(db, SeedResources.All, resource => resource.Id, db.Resources.Select(r => r.Id));
        var seeded = await AddPeople(db, services, now);
        await AddEvents(db, services, now);
        await db.SaveChangesAsync();
        await SeedGroups.Seed(db, services, now);
        var index = services.GetRequiredService<MemberIndex>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var entry in seeded)
        {
            await index.Refresh(entry, CancellationToken.None);
        }

        await transaction.CommitAsync();
    }

    private static async Task AddMissing<T>(RegistrationDb db, IEnumerable<T> rows, Func<T, Guid> id, IQueryable<Guid> seeded)
        where T : class
    {
        var known = await seeded.ToListAsync();
        db.AddRange(rows.Where(row => !known.Contains(id(row))));
    }

    private static async Task AddEvents(RegistrationDb db, IServiceProvider services, DateTimeOffset now)
    {
        var publish = services.GetRequiredService<IPublishEndpoint>();
        var known = await db.Events.Select(e => e.Id).ToListAsync();
        foreach (var (planned, seating) in SeedEvents.All(now).Where(seeded => !known.Contains(seeded.Event.Id)))
        {
            db.AddRange(planned, seating);
            await publish.SchedulePublish(new EventEndDue(planned.Id), planned.EndsAt);
        }
    }

    private static async Task<List<VaultEntry>> AddPeople(RegistrationDb db, IServiceProvider services, DateTimeOffset now)
    {
        var vault = services.GetRequiredService<PersonVault>();
        var publish = services.GetRequiredService<IPublishEndpoint>();
        var known = await db.People.Select(p => p.Id).ToListAsync();
        var missing = SeedPeople.All.Where(person => !known.Contains(person.Id)).ToList();
        var entries = (await vault.NewEntries(missing.ConvertAll(person => person.Id), CancellationToken.None)).ToList();
        foreach (var (seeded, entry) in missing.Zip(entries))
        {
            var person = Person.Register(seeded.Id, LocalText.Languages[0], now);
            person.Introduce(person.Language);
            vault.KeepPhone(entry, PhoneNumber.TryRead(seeded.Phone)!);
            vault.KeepProfile(person, entry, seeded.Name, birthYear: null, now);
            db.AddRange(person, entry,
                Consent.Give(person.Id, Consent.Platform, ConsentTexts.Current(Consent.Platform).Version, person.Language,
                ConsentWay.Paper, now));
            await publish.Publish(new PersonRegistered(person.Id, person.Language, person.Version));

            if (seeded.Lab is { } lab)
            {
                var membership = Membership.Start(lab.Id, person.Id, now);
                db.Add(membership);
                await publish.Publish(new MembershipStarted(membership.Id, person.Id, lab.Id, lab.Name));
            }

            if (seeded.Role is { } role)
            {
                var grant = RoleGrant.Give(person.Id, role, seeded.Lab?.Id, grantedBy: null, now);
                db.Add(grant);
                await publish.Publish(new RoleGranted(person.Id, grant.Word, grant.LabId));
            }
        }

        return entries;
    }
}
