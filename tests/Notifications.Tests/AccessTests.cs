using CreativeLabs.Notifications.Access;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;

namespace CreativeLabs.Notifications.Tests;

/// <summary>Who may do what, for every operation of the published document. A service of its own: it leaves thousands of things.</summary>
public sealed class AccessTests(Servers servers) : IAsyncLifetime
{
    private readonly NotificationsFixture fixture = new(servers);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public Task Who_may_do_what_is_as_written_down() => PinnedAccess.Hold(
        fixture.Anonymous(), Scene.Callers, new Dictionary<string, string[]>(StringComparer.Ordinal),
        (operation, _, caller) => Questions.Of(fixture, operation, caller));
}
