using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Access;

/// <summary>A woman who was told something, made for one question, and who asks it.</summary>
internal sealed class Scene(NotificationsFixture fixture, string caller) : AccessScene<Program>(fixture, caller)
{
    public const string Owner = "owner";

    /// <summary>Of whom a notification is, and who has nothing to do with it.</summary>
    public static readonly string[] Callers = [Nobody, Expired, Forged, Partner, Stranger, Owner, Trainer, Coordinator, Operator];

    /// <summary>Something that the owner is told, in her inbox.</summary>
    public async Task<Guid> Told()
    {
        var listing = Guid.CreateVersion7();
        await fixture.Broker.Tell(new ListingPublished(listing, Id(Owner), LocalText.Same("Шырдак")));
        Guid? told = null;
        await fixture.Eventually(async () => (told = await fixture.WithDb<NotificationsDb, Guid?>(db => db.Notifications
            .Where(n => n.PersonId == Id(Owner) && n.SubjectId == listing).Select(n => (Guid?)n.Id).SingleOrDefaultAsync())) is not null);
        return told!.Value;
    }

    /// <summary>The provider's word on a message to the owner, signed as the provider signs.</summary>
    public async Task<HttpContent> Receipt()
    {
        var told = new CredentialIssued(
            Guid.CreateVersion7(), Guid.CreateVersion7(), Id(Owner), "N-1", new LocalText("Кийиз", "Войлок", "Felt"));
        await fixture.Broker.Tell(told);
        var delivery = (await fixture.Broker.Hear<DeliveryAddressRequested>(f => f.PersonId == Id(Owner))).DeliveryId;
        var body = JsonSerializer.Serialize(new { id = "1", reference = delivery, status = "failed" });
        var time = Now.ToUnixTimeSeconds();
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(SandboxServer.Key), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return new StringContent(body, Encoding.UTF8, "application/json")
        {
            Headers = { { "Sandbox-Signature", $"t={time},v1={Convert.ToHexStringLower(mac)}" } },
        };
    }
}
