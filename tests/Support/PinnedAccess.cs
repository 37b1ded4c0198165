using System.Text.Json;
using Shouldly;

namespace CreativeLabs.Support;

/// <summary>Holds a service's access matrix against what is written down in the suite's <c>access.txt</c>.</summary>
public static class PinnedAccess
{
    /// <summary>Who may do what is as it is written down, for every operation of the service's document; and whatever is written down, a
    /// token that is not good is worth nothing, and only what the document calls public is public.</summary>
    /// <param name="anonymous">A client of nobody, of the service.</param>
    /// <param name="callers">The kinds of callers. The first three are nobody, an expired and a forged token.</param>
    /// <param name="cases">See <see cref="AccessMatrix"/>.</param>
    /// <param name="make">See <see cref="AccessMatrix"/>.</param>
    public static Task Hold(
        HttpClient anonymous, IReadOnlyList<string> callers, IReadOnlyDictionary<string, string[]> cases,
        Func<string, string, string, Task<Question>> make) => Depth.Prove(async () =>
    {
        var document = await anonymous.GetJson("/openapi/v1.json");
        string[] pinned = File.Exists(Beside("access.txt")) ? await File.ReadAllLinesAsync(Beside("access.txt")) : [];
        var now = await new AccessMatrix(document, callers, cases, make).Write(pinned);
        await File.WriteAllLinesAsync(Beside("access.now.txt"), now);

        now.Skip(1).Where(line => !AccessMatrix.Signs(line).Contains(AccessMatrix.Done))
            .ShouldBeEmpty("nobody may do this: the line proves nothing");
        // A draft of what is public does not exist for the public.
        now.Skip(1).Where(line => AccessMatrix.Signs(line)[..3] is not ("---" or "+++" or "xxx"))
            .ShouldBeEmpty("a token that is not good must be worth nothing");
        var open = PublicOnes(document);
        now.Skip(1).Where(line =>
                (AccessMatrix.Signs(line)[0] != AccessMatrix.SignIn) != open.Contains(string.Join(' ', line.Split(' ').Take(2))))
            .ShouldBeEmpty("what the document calls public is public, and nothing else");
        now.Except(pinned, StringComparer.Ordinal)
            .ShouldBeEmpty($"is this meant? Then write it into access.txt, as it stands in {Beside("access.now.txt")}");
        pinned.Except(now, StringComparer.Ordinal).ShouldBeEmpty("this was so before");
    });

    private static HashSet<string> PublicOnes(JsonElement document) => document.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject().Select(o => (Name: $"{o.Name.ToUpperInvariant()} {path.Name}", o.Value)))
        .Where(o => !o.Value.TryGetProperty("security", out var security) || security.GetArrayLength() == 0)
        .Select(o => o.Name).ToHashSet(StringComparer.Ordinal);

    private static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
