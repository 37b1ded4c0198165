using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Assistance;

/// <summary>What a coordinator did for the caller.</summary>
/// <param name="Id">The record.</param>
/// <param name="Act">registered, consentGiven, consentWithdrawn, applied or merged.</param>
/// <param name="CoordinatorId">Who acted.</param>
/// <param name="Coordinator">Her name; null when she is not with us any more.</param>
/// <param name="LabId">The lab.</param>
/// <param name="Reason">Why, in the coordinator's words.</param>
/// <param name="At">When.</param>
internal sealed record AssistedActionView(Guid Id, Act Act, Guid CoordinatorId, string? Coordinator, Guid LabId, string? Reason,
    DateTimeOffset At);

internal static class ListAssistedActions
{
    public static async Task<Results<Ok<Page<AssistedActionView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = Rows(db, caller.PersonId).Where(row => row.Action.Id > page.After).OrderBy(row => row.Action.Id);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await page.ToPageAsync(rows, row => row.Action.Id, row => Show(row, vault), http));
    }

    /// <summary>All that was done for a woman, also under an id that was merged into hers.</summary>
    public static IQueryable<AssistedRow> Rows(RegistrationDb db, Guid personId) =>
        from action in db.AssistedActions.AsNoTracking()
        where db.IdsOf(personId).Contains(action.PersonId)
        join hers in db.Vault on action.PersonId equals hers.PersonId
        join staff in db.Vault on action.CoordinatorId equals staff.PersonId into found
        from coordinator in found.DefaultIfEmpty()
        select new AssistedRow { Action = action, Hers = hers, Coordinator = coordinator };

    public static AssistedActionView Show(AssistedRow row, PersonVault vault) => new(
        row.Action.Id, row.Action.Act, row.Action.CoordinatorId, row.Coordinator is { } staff
        ? vault.NameOf(staff) : null, row.Action.LabId, row.Action.ReasonOf(row.Hers, vault), row.Action.At);

    internal sealed class AssistedRow
    {
        public required AssistedAction Action { get; init; }

        public required VaultEntry Hers { get; init; }

        public required VaultEntry? Coordinator { get; init; }
    }
}
