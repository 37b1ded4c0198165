using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

[Collection(OneWorld.Name)]
public sealed class MergeTests(NotificationsFixture fixture)
{
    private readonly Guid from = Guid.CreateVersion7();
    private readonly Guid to = Guid.CreateVersion7();

    [Fact]
    public async Task Her_inbox_follows_her_and_what_both_were_told_is_there_once()
    {
        var (mutual, lab) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var person in new[] { from, to })
        {
            await Take(new PersonRegistered(person, "ky", 1));
            await Take(new MembershipStarted(mutual, person, lab, LocalText.Same("Ат-Башы")));
        }

        await Take(new MembershipStarted(Guid.CreateVersion7(), from, lab, LocalText.Same("Кочкор")));
        var before = await Texts(to);
        var redelivered = Guid.NewGuid();

        await Take(new PersonMerged(from, to), redelivered);
        await Take(new PersonMerged(from, to), redelivered);
        await Take(new PersonMerged(from, to));

        var after = await Texts(to);
        after.Count(text => text.Contains("Ат-Башы", StringComparison.Ordinal)).ShouldBe(1);
        after.Count(text => text.Contains("Кочкор", StringComparison.Ordinal)).ShouldBe(1);
        before.ShouldAllBe(text => after.Contains(text));
        (await Texts(from)).ShouldBeEmpty();
        // The line of her inbox goes on where it is now.
        await Take(new MembershipStarted(Guid.CreateVersion7(), to, lab, LocalText.Same("Нарын")));
        (await Texts(to)).Count(text => text.Contains("Нарын", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task What_she_chose_under_the_record_that_remains_counts_and_else_what_she_chose_under_the_other()
    {
        await Mute(from, "selling");
        await Take(new PersonMerged(from, to));
        (await Muted(to)).ShouldContain("Sms/Selling");

        var third = Guid.CreateVersion7();
        await Mute(third, "learning");
        await Take(new PersonMerged(third, to));
        (await Muted(to)).ShouldBe(["Sms/Selling"]);
    }

    private async Task Mute(Guid person, string category) =>
        await (await fixture.Client(person).SendWith(HttpMethod.Put, "/v1/me/notification-preferences",
        new { choices = new[] { new { channel = "sms", category, on = false } } }, ifMatch: "*")).Json();

    private Task<List<string>> Muted(Guid person) => fixture.WithDb<NotificationsDb, List<string>>(async db =>
        (await db.PersonPreferences.AsNoTracking().SingleAsync(p => p.PersonId == person)).Muted);

    private async Task<List<string>> Texts(Guid person) =>
        [.. (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("text").GetString()!)];

    private async Task Take<T>(T fact, Guid? messageId = null)
        where T : class, IFact
    {
        var id = messageId ?? Guid.NewGuid();
        await fixture.Broker.Tell(fact, id);
        await fixture.Eventually(() =>
            fixture.WithDb<NotificationsDb, bool>(db => db.Set<InboxRow>().AnyAsync(row => row.MessageId == id)));
    }
}
