using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>A merge of one of the caller's records.</summary>
/// <param name="Id">Names it to agree or to undo it.</param>
/// <param name="State">asked, agreed, done, undone or lapsed.</param>
/// <param name="Remains">True when the caller's record is the one that remains.</param>
/// <param name="LabId">The lab whose coordinator asked.</param>
/// <param name="Coordinator">Her name; null when she is not with us any more.</param>
/// <param name="Reason">How the coordinator knows that it is one woman; for the record that remains.</param>
/// <param name="OtherNumber">The last two digits of the number of the other record, which will sign in too; null when it has none.</param>
/// <param name="AskedAt">When the coordinator asked.</param>
/// <param name="AgreedAt">When the caller agreed.</param>
/// <param name="TakesEffectAt">When the records become one; until then the caller can undo it.</param>
internal sealed record MyMergeView(
    Guid Id, MergeState State, bool Remains, Guid LabId, string? Coordinator, string? Reason, string? OtherNumber, DateTimeOffset AskedAt,
    DateTimeOffset? AgreedAt, DateTimeOffset? TakesEffectAt);

internal static class ListMyMerges
{
    private const int DigitsShown = 2;

    public static async Task<Results<Ok<Page<MyMergeView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var me = caller.PersonId;
        var rows = from merge in db.MergeRequests.AsNoTracking().WhereOf(me)
                   where merge.Id > page.After
                   join mine in db.Vault on me equals mine.PersonId
                   join others in db.Vault on merge.FromId == me ? merge.SurvivorId : merge.FromId equals others.PersonId into found
                   from other in found.DefaultIfEmpty()
                   join staff in db.Vault on merge.AskedBy equals staff.PersonId into asked
                   from coordinator in asked.DefaultIfEmpty()
                   orderby merge.Id
                   select new Row { Merge = merge, Mine = mine, Other = other, Coordinator = coordinator };
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await page.ToPageAsync(rows, row => row.Merge.Id, row => Show(row, vault), http));
    }

    private static MyMergeView Show(Row row, PersonVault vault)
    {
        var (merge, me) = (row.Merge, row.Mine.PersonId);
        var remains = merge.SurvivorId == me;
        return new(
            merge.Id, merge.State, remains, merge.LabId, row.Coordinator is { } staff ? vault.NameOf(staff) : null,
            remains ? vault.OpenText(row.Mine, MergeRequest.ReasonColumn, merge.Reason) : null,
            row.Other is { } other && vault.PhoneOf(other) is { } phone ? phone[^DigitsShown..] : null, merge.AskedAt, merge.AgreedBy(me),
            merge.TakesEffectAt);
    }

    private sealed class Row
    {
        public required MergeRequest Merge { get; init; }

        public required VaultEntry Mine { get; init; }

        public required VaultEntry? Other { get; init; }

        public required VaultEntry? Coordinator { get; init; }
    }
}
