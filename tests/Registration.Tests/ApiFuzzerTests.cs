using CreativeLabs.Support;
using CreativeLabs.Support.Fuzzing;

namespace CreativeLabs.Registration.Tests;

/// <summary>Generated bad input against every operation of the published document. A service of its own: it leaves a mess.</summary>
public sealed class ApiFuzzerTests(Servers servers) : IAsyncLifetime
{
    private readonly RegistrationFixture fixture = new(servers);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Bad_input_is_refused_with_a_documented_problem_by_every_operation()
    {
        var document = await fixture.Anonymous().GetJson("/openapi/v1.json");
        var member = await fixture.NewPerson(RegistrationFixture.AtBashy);
        HttpClient[] callers =
        [
            await fixture.As("person/at-bashy/coordinator"), await fixture.As(member), await fixture.As("person/operator"), fixture.From(),
        ];

        await ApiFuzzer.Run(document, callers, [member, .. await fixture.KnownIds()], 6000);
    }
}
