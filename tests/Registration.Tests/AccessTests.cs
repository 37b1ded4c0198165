using CreativeLabs.Support;
using CreativeLabs.Registration.Tests.Access;

namespace CreativeLabs.Registration.Tests;

/// <summary>Who may do what, for every operation of the published document. A service of its own: it leaves thousands of people and
/// things.</summary>
/// <remarks>That a session has ended is checked at the gateway, for all services, and there it is tested; a service by itself takes a token
/// until it expires, within ten minutes. The columns <c>expired</c> and <c>forged</c> show what the service itself refuses, with the claims
/// of somebody who could do everything.</remarks>
public sealed class AccessTests(Servers servers) : IAsyncLifetime
{
    private readonly RegistrationFixture fixture = new(servers);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public Task Who_may_do_what_is_as_written_down() => PinnedAccess.Hold(
        fixture.Anonymous(), Scene.Callers, Questions.Cases,
        (operation, known, caller) => Questions.Of(fixture, operation, known, caller));
}
