using System.Text.RegularExpressions;

namespace CreativeLabs.Architecture;

/// <summary>A migration runs while replicas of the version before still work on the same tables. What they read or write is taken away one
/// release later, in a migration that says so: <c>-- contract: why nobody needs it any more</c> on the line before.</summary>
public sealed partial class ExpandThenContract
{
    public static TheoryData<string> Services { get; } = [.. House.Services];

    [Theory]
    [MemberData(nameof(Services))]
    public void Nothing_is_taken_from_the_version_before_without_a_reason(string service) =>
        Directory.EnumerateFiles(Path.Combine(House.Repository, "services", service, "Data/Migrations"), "*.sql")
            .Where(file => !file.EndsWith("_Initial.sql", StringComparison.Ordinal))
            .SelectMany(file => Taken(File.ReadAllText(file)).Select(statement => $"{Path.GetFileName(file)}: {statement}"))
            .ShouldBeEmpty("a replica of the version before would fail on it; when none can, say so: -- contract: ...");

    [Theory]
    [InlineData("ALTER TABLE a DROP COLUMN b;", true)]
    [InlineData("DROP TABLE a;", true)]
    [InlineData("ALTER TABLE a RENAME TO b;", true)]
    [InlineData("ALTER TABLE a RENAME COLUMN b TO c;", true)]
    [InlineData("ALTER TABLE a ALTER COLUMN b SET NOT NULL;", true)]
    [InlineData("ALTER TABLE a ALTER COLUMN b TYPE integer;", true)]
    [InlineData("ALTER TABLE a ADD b text NOT NULL;", true)]
    [InlineData("CREATE TABLE c (d integer);\n\nTRUNCATE a;", true)]
    [InlineData("ALTER TABLE a ADD b text NOT NULL DEFAULT '';", false)]
    [InlineData("ALTER TABLE a ADD b text;", false)]
    [InlineData("CREATE TABLE a (\n    b text NOT NULL\n);", false)]
    [InlineData("ALTER TABLE a ALTER COLUMN b DROP NOT NULL;", false)]
    [InlineData("-- contract: no version reads it since 2027-01.\nALTER TABLE a DROP COLUMN b;", false)]
    [InlineData("-- contract: the first.\nALTER TABLE a DROP COLUMN b;\n\nALTER TABLE a DROP COLUMN c;", true)]
    public void What_the_version_before_cannot_live_with_is_known(string sql, bool takes) => Taken(sql).Any().ShouldBe(takes);

    private static IEnumerable<string> Taken(string sql) => Statements().Matches(sql).Select(match => match.Value.Trim())
        .Where(statement => !statement.StartsWith("-- contract: ", StringComparison.Ordinal) && Takes().IsMatch(statement));

    /// <summary>Comments before a statement are part of it. A semicolon within a function's body ends none that matters here.</summary>
    [GeneratedRegex(@"[^;]+;", RegexOptions.None, 1000)]
    private static partial Regex Statements();

    [GeneratedRegex(@"^(--.*\n)*(DROP TABLE|TRUNCATE|ALTER TABLE .*(DROP COLUMN|RENAME|SET NOT NULL|ALTER COLUMN \S+ TYPE|" +
        @"ADD (COLUMN )?(?!CONSTRAINT)[^(]* NOT NULL(?!.* DEFAULT )))", RegexOptions.None, 1000)]
    private static partial Regex Takes();
}
