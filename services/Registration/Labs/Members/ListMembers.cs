using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>A member of a lab as its coordinator sees her in the list.</summary>
/// <param name="MembershipId">The membership.</param>
/// <param name="PersonId">The member.</param>
/// <param name="Name">Null until she told it.</param>
/// <param name="StartedAt">Since when.</param>
/// <param name="EndedAt">When she left; null for a member.</param>
/// <param name="Needs">What she agreed that the lab knows to be hard for her: seeing, hearing, walking, remembering, selfCare,
/// communicating.</param>
internal sealed record MemberView(Guid MembershipId, Guid PersonId, string? Name, DateTimeOffset StartedAt, DateTimeOffset? EndedAt,
    IReadOnlyList<string> Needs);

internal static class ListMembers
{
    /// <summary>Looks a name up by the beginnings of its words; opens who she is only for the members that are shown, and records
    /// each.</summary>
    public static async Task<Results<Ok<Page<MemberView>>, ProblemResult>> Handle(
        Guid id, string? state, string? need, string? name, [AsParameters] PageQuery page, Caller caller, RegistrationDb db,
        PersonVault vault, BlindKeys blind, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var sought = new MemberSearch(id, state ?? MemberSearch.Active, need, name);
        if (sought.Check() is { } wrong)
        {
            return wrong;
        }

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

        var shown = await page.ToPageAsync(sought.Rows(db, blind, page.After, page.Size + 1), row => row.Membership.Id,
            row => Show(row, vault), http);
        var now = clock.GetUtcNow();
        db.AddRange(shown.Items.Select(item =>
            StaffRead.Record(caller.PersonId, item.PersonId, item.Needs.Count > 0 ? "name, needs" : "name", now)));
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(shown);
    }

    private static MemberView Show(MemberRow row, PersonVault vault)
    {
        var needs = row.NeedsConsent is not null && row.Membership.IsLive && row.Answers is { } answers
            ? answers.Read(row.Entry, vault).Needs : [];
        return new(row.Membership.Id, row.Membership.PersonId, vault.NameOf(row.Entry), row.Membership.StartedAt,
            row.Membership.EndedAt, needs);
    }
}

/// <summary>A member with what her line in the list is made of.</summary>
internal sealed class MemberRow
{
    public required Membership Membership { get; init; }

    public required VaultEntry Entry { get; init; }

    public required Demographics? Answers { get; init; }

    /// <summary>By which she shares what is hard for her; null when she does not.</summary>
    public required Guid? NeedsConsent { get; init; }
}
