using CreativeLabs.Contracts;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;

namespace CreativeLabs.Notifications.Inbox;

[Collection(OneWorld.Name)]
public sealed class GroupFactTests(NotificationsFixture fixture)
{
    private readonly Guid person = Guid.CreateVersion7();

    [Fact]
    public Task An_invitation_is_told_once() => Tells(
        new GroupMemberInvited(Guid.CreateVersion7(), Guid.CreateVersion7(), person, new LocalText("Жүн", "Шерсть", "Wool")),
        "You are invited to the group Wool. You can answer in the application.");

    [Fact]
    public Task A_published_story_is_told_once() => Tells(
        new StoryPublished(Guid.CreateVersion7(), Guid.CreateVersion7(), person, 3),
        "Your story is published. You can withdraw it at any time.");

    [Fact]
    public Task A_story_given_back_is_told_and_what_to_change_stands_with_it() => Tells(
        new StoryReturned(Guid.CreateVersion7(), Guid.CreateVersion7(), person, Guid.CreateVersion7(), 3),
        "Your story needs a few changes. Open it to read what the coordinator says.");

    [Fact]
    public Task A_picture_that_shows_her_is_told_once() => Tells(
        new PictureConsentAsked(Guid.CreateVersion7(), Guid.CreateVersion7(), person),
        "Somebody would like to publish a photo that shows you. Nobody sees it unless you agree.");

    private async Task Tells<T>(T fact, string text)
        where T : class, IFact
    {
        await Task.WhenAll(fixture.Broker.Tell(fact), fixture.Broker.Tell(fact));
        await fixture.Eventually(async () => (await Texts()).Length > 0);
        await fixture.Broker.Tell(fact);
        (await Texts()).ShouldBe([text]);
    }

    private async Task<string[]> Texts() =>
        (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("text").GetString()!).ToArray();
}
