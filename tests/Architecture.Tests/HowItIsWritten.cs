using System.Reflection;
using System.Xml.Linq;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Architecture;

public sealed class HowItIsWritten
{
    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        House.Sources().Where(file => File.ReadLines(file).Count() > 300).ShouldBeEmpty();

    [Fact]
    public void Every_program_is_at_most_40_lines() =>
        House.Sources("services").Concat(House.Sources("gateway"))
            .Where(file => Path.GetFileName(file) == "Program.cs" && File.ReadLines(file).Count() > 40).ShouldBeEmpty();

    [Fact]
    public void The_defaults_stay_small() =>
        House.Sources("ServiceDefaults").Where(file => File.ReadLines(file).Count() > 200)
            .ShouldBeEmpty("the defaults are judged by their borders, and each file of theirs does one thing");

    [Fact]
    public void Folders_are_named_after_the_work()
    {
        string[] forbidden = ["Entities", "Dtos", "Handlers", "Helpers", "Utils", "Common", "Managers", "Base", "Models", "Interfaces"];
        House.Sources().SelectMany(file => Path.GetRelativePath(House.Repository, file).Split(Path.DirectorySeparatorChar)[..^1])
            .Distinct(StringComparer.Ordinal)
            .Where(forbidden.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void What_people_read_exists_in_three_languages()
    {
        var missing = new List<string>();
        foreach (var assembly in House.Services.Append("ServiceDefaults").Append("Gateway").Append("Web").Select(House.Load))
        {
            foreach (var field in assembly.GetTypes().Where(t => !t.ContainsGenericParameters)
                .SelectMany(t => t.GetFields(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)))
            {
                var text = field.FieldType == typeof(Error) ? ((Error?)field.GetValue(null))?.Sentence
                    : field.FieldType == typeof(LocalText)
                    ? (LocalText?)field.GetValue(null) : null;
                if (text is not null
                    && (string.IsNullOrWhiteSpace(text.Ky) || string.IsNullOrWhiteSpace(text.Ru) || string.IsNullOrWhiteSpace(text.En)))
                {
                    missing.Add($"{field.DeclaringType!.Name}.{field.Name}");
                }
            }
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void One_code_means_one_rule()
    {
        var rules = House.Services.Append("ServiceDefaults").Append("Gateway")
            .SelectMany(name => House.Load(name).GetTypes().Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType == typeof(Error)).Select(f => (Service: name, Rule: (Error)f.GetValue(null)!)));
        rules.GroupBy(r => (r.Service, r.Rule.Code)).Where(g => g.Select(r => r.Rule.Sentence).Distinct().Count() > 1).Select(g => g.Key)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_fact_is_documented()
    {
        var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Contracts.xml")).Descendants("member")
            .Select(m => m.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        House.Facts.Where(fact => !documented.Contains("T:" + fact.FullName)).ShouldBeEmpty();
    }
}
