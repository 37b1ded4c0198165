using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.SignIn;

/// <summary>Her sessions.</summary>
internal sealed class SignInRecords(RegistrationDb db) : IPersonRecords
{
    public string Room => "signIn";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Session), typeof(RefreshToken)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        return new
        {
            Sessions = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.PersonId)).OrderBy(s => s.Id)
                .Select(s => new { s.Id, s.StartedAt, s.LastSeenAt, s.EndedAt, s.EndedBecause }).ToListAsync(token),
        };
    }

    /// <summary>The sessions of the record that goes end, and their refresh tokens with them.</summary>
    public Task Merge(Merger merger, CancellationToken token) =>
        db.Sessions.Where(s => s.PersonId == merger.From.PersonId && s.EndedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.EndedAt, merger.At).SetProperty(s => s.EndedBecause, SessionEnd.Merged), token);
}
