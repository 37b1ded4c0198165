using CreativeLabs.Keys;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Credentials;

/// <summary>The names that holders show.</summary>
internal sealed class HolderNames(TrainingDb db, DataKeys keys, TimeProvider clock)
{
    /// <summary>The name on a credential; null unless its holder wants it shown and it is valid. Its key is read only where a name
    /// is.</summary>
    public async Task<string?> On(Credential credential, CancellationToken token) => credential.Status is CredentialStatus.Valid
        && await db.Set<ShownName>().AsNoTracking().SingleOrDefaultAsync(n => n.CredentialId == credential.Id, token) is { } shown
        && await keys.Find(credential.Id, token) is { } key ? shown.Read(key) : null;

    /// <summary>In the caller's transaction, which holds the credential.</summary>
    public async Task Show(Credential credential, string name, CancellationToken token)
    {
        var key = keys.Unwrap(credential.Id, (await keys.Make([credential.Id], token))[credential.Id]);
        if (await db.Set<ShownName>().SingleOrDefaultAsync(n => n.CredentialId == credential.Id, token) is { } shown)
        {
            shown.Write(name, key, clock.GetUtcNow());
        }
        else
        {
            db.Add(ShownName.Of(credential, name, key, clock.GetUtcNow()));
        }
    }

    /// <summary>Destroys the name and its key. In the caller's transaction, which holds the credential, so that a name that is just being
    /// written has its key before or after this, never in between; while the key cannot be destroyed, nothing is.</summary>
    public async Task Hide(Credential credential, CancellationToken token)
    {
        await db.Set<ShownName>().Where(n => n.CredentialId == credential.Id).ExecuteDeleteAsync(token);
        await keys.Destroy([credential.Id], token);
    }
}
