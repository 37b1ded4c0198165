using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Credentials;

/// <summary>The names that holders show.</summary>
internal sealed class HolderNames(TrainingDb db, PlatformKey platform, TimeProvider clock)
{
    private readonly byte[] sealing = platform.For("shown-names");

    /// <summary>The name on a credential; null unless its holder wants it shown and it is valid.</summary>
    public async Task<string?> On(Credential credential, CancellationToken token) => credential.Status is CredentialStatus.Valid
        && await db.Set<ShownName>().AsNoTracking().SingleOrDefaultAsync(n => n.CredentialId == credential.Id, token) is { } shown ? shown.Read(sealing) : null;

    public async Task Show(Credential credential, string name, CancellationToken token)
    {
        if (await db.Set<ShownName>().SingleOrDefaultAsync(n => n.CredentialId == credential.Id, token) is { } shown)
        {
            shown.Write(name, sealing, clock.GetUtcNow());
        }
        else
        {
            db.Add(ShownName.Of(credential, name, sealing, clock.GetUtcNow()));
        }
    }
}
