using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>Which members of a lab are looked for.</summary>
/// <param name="LabId">The lab.</param>
/// <param name="State">active or left.</param>
/// <param name="Need">A question of the Washington Group's set, or null.</param>
/// <param name="Name">Beginnings of words of a name, or null.</param>
internal sealed record MemberSearch(Guid LabId, string State, string? Need, string? Name)
{
    public const string Active = "active";

    private const string Left = "left";
    private const int LongestName = 100;

    private static readonly LocalText TwoLetters = new(
        "Аттын жок дегенде эки тамгасын жазыңыз.", "Напишите хотя бы две буквы имени.", "Write at least two letters of a name.");

    private IReadOnlyList<string> Beginnings => [.. NameWords.Of(Name).Where(word => word.Length >= NameWords.Shortest)
        .Select(word => word[..Math.Min(word.Length, NameWords.Longest)]).Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => word.Length)];

    public ProblemResult? Check()
    {
        var check = new Validation().OneOf(State, [Active, Left], "state");
        if (Need is not null)
        {
            check.OneOf(Need, Demographics.NeedQuestions, "need");
        }

        return (Name is null ? check : check.Length(Name, 0, LongestName, "name").Check(Beginnings.Count > 0, "name", TwoLetters)).Problem;
    }

    /// <summary>At most <paramref name="most"/> rows, in the order of their membership.</summary>
    public IQueryable<MemberRow> Rows(RegistrationDb db, BlindKeys blind, Guid after, int most)
    {
        // The rarest key leads, since the rows of one key lie in the order of the list: no more is read than the page needs.
        var keys = Beginnings.Select(beginning => blind.Name(LabId, beginning))
            .Concat(Need is null ? [] : [blind.Need(LabId, Need)]).ToList();
        var found = keys is [var first, .. var others]
            ? WithKeys(db, first, others, after) : db.Memberships.AsNoTracking().Where(m => m.Id > after);
        found = found.Where(m => m.LabId == LabId);
        found = State == Active ? found.Where(m => m.EndedAt == null) : found.Where(m => m.EndedAt != null);
        if (Need is not null)
        {
            // Asked for one row at a time, here and below: EXISTS would be answered from a hash of everybody's consents.
            found = found.Where(m => db.Consents.Where(c => c.PersonId == m.PersonId && c.Purpose == Consent.Needs && c.WithdrawnAt == null)
                .Select(c => (Guid?)c.Id).FirstOrDefault() != null);
        }

        return from membership in found.OrderBy(m => m.Id).Take(most)
               join entry in db.Vault on membership.PersonId equals entry.PersonId
               join kept in db.Demographics on membership.PersonId equals kept.PersonId into answers
               from answer in answers.DefaultIfEmpty()
               orderby membership.Id
               select new MemberRow
               {
                   Membership = membership,
                   Entry = entry,
                   Answers = answer,
                   NeedsConsent = db.Consents.Where(c =>
                   c.PersonId == membership.PersonId && c.Purpose == Consent.Needs && c.WithdrawnAt == null)
                       .Select(c => (Guid?)c.Id).FirstOrDefault(),
               };
    }

    private static IQueryable<Membership> WithKeys(RegistrationDb db, long first, List<long> others, Guid after)
    {
        var found = db.MemberKeys.Where(k => k.Key == first && k.MembershipId > after);
        foreach (var other in others)
        {
            found = found.Where(k => db.MemberKeys.Any(o => o.Key == other && o.MembershipId == k.MembershipId));
        }

        return found.OrderBy(k => k.MembershipId).Join(db.Memberships.AsNoTracking(), k => k.MembershipId, m => m.Id, (_, m) => m);
    }
}
