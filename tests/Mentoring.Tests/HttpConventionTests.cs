using CreativeLabs.Mentoring.Tests.Access;
using CreativeLabs.Support;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>HTTP as the standards say, for every operation of the published document.</summary>
public sealed class HttpConventionTests(Servers servers) : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["answerMatchProposal"] = "A proposal is answered once, and the same answer again is that one; it is shown nowhere by itself.",
        ["fileSafeguardingReport"] = "It goes by the phone's own id in its body; a kept answer would be a copy of the secret.",
        ["getSafeguardingCaseStatus"] = "It reads; the secret is in the body because addresses are written down everywhere.",
        ["addSafeguardingCaseWords"] = "It goes by the phone's own id in its body, and who sends it has no version.",
    };

    private readonly MentoringFixture fixture = new(servers);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public Task Every_operation_speaks_HTTP_as_the_standards_say() => HttpConventions.Hold(
        fixture, Scene.Callers, (operation, _, caller) => Questions.Of(fixture, operation, caller), Exceptions);
}
