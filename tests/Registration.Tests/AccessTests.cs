using CreativeLabs.Registration.Tests.Access;
using CreativeLabs.Support;

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
    public async Task Who_may_do_what_is_as_written_down()
    {
        var document = await fixture.Anonymous().GetJson("/openapi/v1.json");
        var matrix = new AccessMatrix(document, Scene.Callers, Questions.Cases,
            (operation, known, caller) => Questions.Of(fixture, operation, known, caller));
        var now = await matrix.Write();
        await File.WriteAllLinesAsync(Beside("access.now.txt"), now, TestContext.Current.CancellationToken);

        now.Skip(1).Where(line => !Signs(line).Contains(AccessMatrix.Done)).ShouldBeEmpty("nobody may do this: the line proves nothing");
        // A draft of what is public does not exist for the public.
        now.Skip(1).Where(line => Signs(line)[..3] is not ("---" or "+++" or "xxx"))
            .ShouldBeEmpty("a token that is not good must be worth nothing");
        var open = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(o => (Name: $"{o.Name.ToUpperInvariant()} {path.Name}", o.Value)))
            .Where(o => !o.Value.TryGetProperty("security", out var security) || security.GetArrayLength() == 0).Select(o => o.Name)
                .ToHashSet(StringComparer.Ordinal);
        now.Skip(1).Where(line => (Signs(line)[0] != AccessMatrix.SignIn) != open.Contains(string.Join(' ', line.Split(' ').Take(2))))
            .ShouldBeEmpty("what the document calls public is public, and nothing else");
        var pinned = await File.ReadAllLinesAsync(Beside("access.txt"), TestContext.Current.CancellationToken);
        now.Except(pinned, StringComparer.Ordinal)
            .ShouldBeEmpty($"is this meant? Then write it into access.txt, as it stands in {Beside("access.now.txt")}");
        pinned.Except(now, StringComparer.Ordinal).ShouldBeEmpty("this was so before");
    }

    private static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);

    private static string Signs(string line) => string.Concat(line.Split("  ", 2)[1].Where(sign => sign is '+' or '!' or 'x' or '-'));
}
