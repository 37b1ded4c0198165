using CreativeLabs.Marketplace.Tests.Access;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>HTTP as the standards say, for every operation of the published document.</summary>
public sealed class HttpConventionTests(Servers servers) : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["startPayment"] = "The key is the attempt's own: the same gives the same code. What is paid was fixed when the order was placed.",
        ["takeFreedomPayResult"] = "The rail's own number of the payment counts it once.",
        ["checkFreedomPayPayment"] = "It only answers a question.",
        ["takePaymentCallback"] = "The rail's own id of its news counts it once.",
    };

    private readonly MarketplaceFixture fixture = new(servers);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public Task Every_operation_speaks_HTTP_as_the_standards_say() => HttpConventions.Hold(
        fixture, Scene.Callers, (operation, known, caller) => Questions.Of(fixture, operation, known, caller), Exceptions);
}
