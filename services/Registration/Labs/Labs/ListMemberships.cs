using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>A membership of the caller that she has not left.</summary>
/// <param name="Id">The membership.</param>
/// <param name="LabId">The lab.</param>
/// <param name="Lab">Its name in the caller's language.</param>
/// <param name="StartedAt">Since when.</param>
internal sealed record MembershipView(Guid Id, Guid LabId, string Lab, DateTimeOffset StartedAt);

internal static class ListMemberships
{
    public static async Task<Results<Ok<Page<MembershipView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, RegistrationDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = db.Memberships.AsNoTracking().Where(m => m.PersonId == caller.PersonId && m.EndedAt == null && m.Id > page.After)
            .OrderBy(m => m.Id)
            .Join(db.Labs, m => m.LabId, l => l.Id, (membership, lab) => new { membership, lab }).OrderBy(row => row.membership.Id);
        return TypedResults.Ok(await page.ToPageAsync(
            rows, row => row.membership.Id,
            row => new MembershipView(row.membership.Id, row.lab.Id, http.Say(row.lab.Name), row.membership.StartedAt), http));
    }
}
