using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

internal static class FreshSignIn
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>True when the caller proved who she is within the last ten minutes. The session's beginning says so; a token's own time
    /// does not, because it is renewed without her.</summary>
    public static Task<bool> IsFresh(this RegistrationDb db, Caller caller, DateTimeOffset now, CancellationToken token)
    {
        var since = now - Longest;
        return db.Sessions.AnyAsync(s =>
            s.Id == caller.SessionId && s.PersonId == caller.PersonId && s.EndedAt == null && s.StartedAt >= since, token);
    }
}
