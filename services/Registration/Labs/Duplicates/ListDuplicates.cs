using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>One of two who may be the same woman.</summary>
/// <param name="PersonId">The member.</param>
/// <param name="Name">As she told it.</param>
/// <param name="BirthYear">Null when she did not tell it.</param>
/// <param name="RegisteredAt">Since when.</param>
internal sealed record DuplicatePersonView(Guid PersonId, string? Name, int? BirthYear, DateTimeOffset RegisteredAt);

/// <summary>Two members who may be one woman.</summary>
/// <param name="Id">The pair.</param>
/// <param name="First">Who registered first.</param>
/// <param name="Second">Who registered later.</param>
/// <param name="SameName">The same name, whatever the order of its words, and birth years that do not differ.</param>
/// <param name="SamePhone">The same number; it may also be a family's.</param>
/// <param name="FoundAt">When it was noticed.</param>
/// <param name="Version">For If-Match of a dismissal.</param>
internal sealed record DuplicateView(Guid Id, DuplicatePersonView First, DuplicatePersonView Second, bool SameName, bool SamePhone,
    DateTimeOffset FoundAt,
    int Version);

internal static class ListDuplicates
{
    public static async Task<Results<Ok<Page<DuplicateView>>, ProblemResult>> Handle(
        Guid id, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(id))
        {
            return ProblemResult.Forbidden;
        }

        var rows = from candidate in db.DuplicateCandidates.AsNoTracking()
                   where candidate.LabId == id && candidate.State == CandidateState.Open && candidate.Id > page.After
                   join first in db.People on candidate.FirstId equals first.Id
                   join second in db.People on candidate.SecondId equals second.Id
                   join hers in db.Vault on candidate.FirstId equals hers.PersonId
                   join others in db.Vault on candidate.SecondId equals others.PersonId
                   orderby candidate.Id
                   select new { candidate, first, second, hers, others };
        var shown = await page.ToPageAsync(
            rows, row => row.candidate.Id,
            row => Show(row.candidate, Side(row.first, row.hers, vault), Side(row.second, row.others, vault)), http);

        var now = clock.GetUtcNow();
        db.AddRange(shown.Items.SelectMany(item => new[] { item.First, item.Second }).DistinctBy(side => side.PersonId)
            .Select(side => StaffRead.Record(caller.PersonId, side.PersonId, "name, birth year", now)));
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(shown);
    }

    private static DuplicateView Show(DuplicateCandidate candidate, DuplicatePersonView first, DuplicatePersonView second) =>
        new(candidate.Id, first, second, candidate.SameName, candidate.SamePhone, candidate.FoundAt, candidate.Version);

    private static DuplicatePersonView Side(Person person, VaultEntry entry, PersonVault vault)
    {
        var identity = vault.IdentityOf(entry);
        return new(person.Id, identity.Name, identity.BirthYear, person.RegisteredAt);
    }
}
