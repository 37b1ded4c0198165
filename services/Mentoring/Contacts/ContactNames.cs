using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Contacts;

/// <summary>The names that people wrote for those whom they meet: for the other of a running mentorship, and for the coordinators of the
/// lab. Whoever asks here has made sure that the reader is one of them.</summary>
internal sealed class ContactNames(MentoringDb db, DataKeys keys)
{
    /// <summary>In two round trips, however many they are. Who has written none has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Of(IEnumerable<Guid> people, CancellationToken token)
    {
        var ids = people.Distinct().ToList();
        var cards = ids.Count == 0 ? [] : await db.ContactCards.AsNoTracking().Where(c => ids.Contains(c.PersonId)).ToListAsync(token);
        if (cards.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        var wrapped = await keys.Read(cards.ConvertAll(c => c.Id), token);
        return cards.Where(c => wrapped.ContainsKey(c.Id))
            .ToDictionary(c => c.PersonId, c => c.Name(keys.Unwrap(c.Id, wrapped[c.Id])));
    }
}
