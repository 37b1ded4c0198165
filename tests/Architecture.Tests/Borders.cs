namespace CreativeLabs.Architecture;

/// <summary>Which feature may use which.</summary>
public sealed class Borders
{
    private const string Registration = "Registration";

    /// <summary>From the ground up: each module may use those before it.</summary>
    private static readonly string[] Modules = ["Data", "People", "Labs", "Events"];

    [Fact]
    public void Modules_of_Registration_use_only_what_lies_below_them()
    {
        var wrong = from use in TypeGraph.Of(Registration)
                    let user = Array.IndexOf(Modules, Segments(use.Key.From).FirstOrDefault())
                    let used = Array.IndexOf(Modules, Segments(use.Key.To).FirstOrDefault())
                    where user >= 0 && used > user && !IsSeed(use.Key.From)
                    select use.Value;
        wrong.ShouldBeEmpty("declare an interface in the lower module and implement it in the upper one");
    }

    [Fact]
    public void Every_namespace_of_Registration_lies_in_a_module() =>
        House.Load(Registration).GetTypes().Where(type => type.Namespace is { } name
            && name.StartsWith(Root(Registration), StringComparison.Ordinal)
            && Segments(name) is [var module, ..] && !Modules.Contains(module)).ShouldBeEmpty();

    /// <summary>The seed uses every feature, so that no feature may use the seed.</summary>
    [Fact]
    public void Nobody_but_the_program_uses_the_seed() =>
        TypeGraph.Of(Registration).Where(use => IsSeed(use.Key.To) && Segments(use.Key.From).Length > 0).Select(use => use.Value)
            .ShouldBeEmpty();

    [Fact]
    public void Features_of_a_module_form_no_cycle() =>
        Modules.Skip(1).SelectMany(module => Tangled(Registration, segments => segments is [var first, var feature, ..] && first == module
            ? feature : null)).ShouldBeEmpty("who uses whom is one direction; what flows back goes by an interface or an event");

    /// <summary>What is tangled is listed, and the list only becomes shorter.</summary>
    [Theory]
    [InlineData("Training")]
    [InlineData("Mentoring")]
    [InlineData("Marketplace")]
    [InlineData("Notifications")]
    public void Features_of_a_service_form_no_new_cycle(string service)
    {
        var known = File.ReadLines(Path.Combine(House.Repository, "tests/Architecture.Tests/tangled.txt"))
            .Where(line => line.StartsWith(service + ' ', StringComparison.Ordinal)).Select(line => line[(service.Length + 1)..]).ToList();
        var now = Tangled(service, segments => segments is [var feature, ..] && feature != "Data" ? feature : null);
        now.Except(known).ShouldBeEmpty("who uses whom is one direction; what flows back goes by an interface or an event");
        known.Except(now).ShouldBeEmpty("it is tangled no more: take it off tangled.txt");
    }

    private static string Root(string service) => $"CreativeLabs.{service}";

    /// <summary>The parts of a namespace below the service's own.</summary>
    private static string[] Segments(string name) => name.Split('.') is ["CreativeLabs", _, .. var below] ? below : [];

    private static bool IsSeed(string name) => name.EndsWith(".Data.Seed", StringComparison.Ordinal);

    /// <summary>The features that use each other in a ring.</summary>
    private static List<string> Tangled(string service, Func<string[], string?> feature)
    {
        var uses = TypeGraph.Of(service).Keys.Select(use => (From: feature(Segments(use.From)), To: feature(Segments(use.To))))
            .Where(use => use.From is not null && use.To is not null && use.From != use.To)
            .ToLookup(use => use.From!, use => use.To!, StringComparer.Ordinal);
        return uses.Select(group => group.Key).Where(name => Reaches(name, name, [])).Order(StringComparer.Ordinal).ToList();

        bool Reaches(string from, string to, HashSet<string> seen) =>
            uses[from].Any(next => next == to || (seen.Add(next) && Reaches(next, to, seen)));
    }
}
