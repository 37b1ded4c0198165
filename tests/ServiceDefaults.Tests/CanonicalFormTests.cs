using System.Text;
using Npgsql;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Canonical forms, held against PostgreSQL's, which has them too.</summary>
public sealed class CanonicalFormTests(ProbeFixture fixture) : IClassFixture<ProbeFixture>
{
    [Theory]
    [InlineData("C\u0327elik", "\u00C7elik")]
    [InlineData("Аи\u0306ша", "Айша")]
    [InlineData("Айгүл Өмүрзак кызы", "Айгүл Өмүрзак кызы")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u0958", "\u0915\u093C")]
    public void What_can_be_written_as_one_letter_is(string written, string composed) => CanonicalForm.Compose(written).ShouldBe(composed);

    [Fact]
    public async Task Every_letter_and_every_sequence_of_letters_and_marks_comes_out_as_PostgreSQL_normalises_it()
    {
        using var table = new StreamReader(typeof(CanonicalForm).Assembly.GetManifestResourceStream("canonical.txt")!);
        var codes = (await table.ReadToEndAsync()).Split('\n').Where(line => line.Length > 0 && line[0] is not '#')
            .SelectMany(line => line[2..].Split(' ')).Select(code => Convert.ToInt32(code, 16)).Where(Rune.IsValid).Distinct()
            .Where(code => code > 0).Concat(Enumerable.Range('A', 58)).Concat([0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0xD7A3]).ToList();
        var random = new Random(15);
        var texts = codes.Select(code => new Rune(code).ToString()).Concat(Enumerable.Range(0, 20_000).Select(_ => string.Concat(
            Enumerable.Range(0, random.Next(2, 7)).Select(_ => new Rune(codes[random.Next(codes.Count)]).ToString())))).ToArray();

        await using var database = NpgsqlDataSource.Create(fixture.Database);
        await using var command = database.CreateCommand(
            "SELECT normalize(t, NFC), normalize(t, NFD) FROM unnest($1) WITH ORDINALITY AS u (t, n) ORDER BY n");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = texts });
        await using var rows = await command.ExecuteReaderAsync();
        foreach (var text in texts)
        {
            (await rows.ReadAsync()).ShouldBeTrue();
            (Codes(CanonicalForm.Compose(text)), Codes(CanonicalForm.Decompose(text)))
                .ShouldBe((Codes(rows.GetString(0)), Codes(rows.GetString(1))), Codes(text));
        }

        static string Codes(string text) => string.Join(' ', text.EnumerateRunes().Select(rune => $"{rune.Value:X4}"));
    }
}
