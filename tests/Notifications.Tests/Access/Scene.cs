using System.Text;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.SmsProviders;
using CreativeLabs.Notifications.Webhooks;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Notifications.Access;

/// <summary>A woman who was told something, made for one question, and who asks it.</summary>
internal sealed class Scene(NotificationsFixture fixture, string caller) : AccessScene<Program>(fixture, caller)
{
    public const string Owner = "owner";

    /// <summary>A partner's program with the scopes for webhooks and the feed.</summary>
    public const string Integrator = "integrator";

    /// <summary>Of whom a notification is, and who has nothing to do with it.</summary>
    public static readonly string[] Callers =
        [Nobody, Expired, Forged, Partner, Stranger, Owner, Trainer, Coordinator, Operator, Integrator];

    private readonly bool isIntegrator = caller is Integrator;

    /// <summary>Who asks.</summary>
    public new HttpClient Asker => isIntegrator ? Integration : base.Asker;

    private HttpClient Integration => fixture.PartnerOf(Id(Integrator), "webhooks:manage events:read", Lab);

    /// <summary>A webhook of the integrator.</summary>
    public async Task<Guid> Webhook() => (await (await Integration.PostCreating("/v1/webhooks",
        new { url = $"{fixture.Partner.Address}/access", types = new[] { "labs.story.withdrawn" } })).Json()).Id();

    /// <summary>One that was switched off.</summary>
    public async Task<Guid> DisabledWebhook()
    {
        var id = await Webhook();
        await fixture.WithDb<NotificationsDb>(db => db.Webhooks.Where(w => w.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.State, WebhookState.Disabled)));
        return id;
    }

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

    /// <summary>A message to the owner that a provider has; its reference.</summary>
    public async Task<string> Sent()
    {
        var told = new CredentialIssued(
            Guid.CreateVersion7(), Guid.CreateVersion7(), Id(Owner), "N-1", new LocalText("Кийиз", "Войлок", "Felt"));
        await fixture.Broker.Tell(told);
        var delivery = (await fixture.Broker.Hear<DeliveryAddressRequested>(f => f.PersonId == Id(Owner))).DeliveryId;
        var reference = SmsReference.Of(delivery);
        await fixture.WithDb<NotificationsDb>(db => db.Deliveries.Where(d => d.Id == delivery)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Reference, reference)));
        return reference;
    }

    /// <summary>A provider's word on it, with the key of its address.</summary>
    public async Task<Question> NikitaReceipt()
    {
        var key = fixture.Services.GetRequiredService<NikitaProvider>().ReceiptKey;
        var body = new StringContent($"<dr><id>{await Sent()}</id><report>4</report></dr>", Encoding.UTF8, "application/xml");
        return new Question(Asker, new Dictionary<string, string>(), body, $"key={key}");
    }

    /// <summary>The other provider's word on it, signed.</summary>
    public async Task<Question> RestReceipt()
    {
        var reference = await Sent();
        return new Question(Asker, new Dictionary<string, string>(), fixture.SignedForm(reference, "failed", 30003),
            $"reference={reference}");
    }
}
