using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>Her sessions.</summary>
internal sealed class SignInDataHandler(RegistrationDb db, RevokedSessions revoked) : IPersonalDataHandler
{
    public string Feature => "signIn";

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
    public Task Merge(PersonMerge merge, CancellationToken token) =>
        db.Sessions.Where(s => s.PersonId == merge.From.PersonId && s.EndedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.EndedAt, merge.At).SetProperty(s => s.EndedBecause, SessionEnd.Merged), token);

    /// <summary>Her sessions ended with who she was. The gateway is told of it again, in case that the copy which was asked died before it
    /// could.</summary>
    public async Task Erase(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        var since = now.AddMinutes(-AccessTokens.Minutes - 1);
        await revoked.Tell(await db.Sessions.Where(s => s.PersonId == personId && s.EndedAt > since).Select(s => s.Id).ToListAsync(token));
    }
}
