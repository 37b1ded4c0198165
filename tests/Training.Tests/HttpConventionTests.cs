using CreativeLabs.Training.Tests.Access;
using CreativeLabs.Support;

namespace CreativeLabs.Training.Tests;

/// <summary>HTTP as the standards say, for every operation of the published document.</summary>
public sealed class HttpConventionTests(Servers servers) : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["enrolParty"] = "It enrols people under its key; the offering that they read is locked and counted.",
        ["sendLessonFile"] = "A file is kept under the hash of its bytes: twice is once.",
    };

    private readonly TrainingFixture fixture = new(servers);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public Task Every_operation_speaks_HTTP_as_the_standards_say() => HttpConventions.Hold(
        fixture, Scene.Callers, (operation, known, caller) => Questions.Of(fixture, operation, known, caller), Exceptions);
}
