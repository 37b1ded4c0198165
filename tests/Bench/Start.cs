using CreativeLabs.Bench.Edge;
using CreativeLabs.Bench.Fleet;
using CreativeLabs.Bench.Measure;
using CreativeLabs.Bench.Messages;
using CreativeLabs.Bench.Scale;
using CreativeLabs.Bench.Serve;
using CreativeLabs.Support;

namespace CreativeLabs.Bench;

/// <summary><c>Bench [--results FOLDER] [--compare FILE] [row ...]</c>: measures the rows, prints the table and saves it. Not called
/// Program: that is the service's.</summary>
internal static class Start
{
    public static async Task<int> Main(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal) { ["--results"] = "results" };
        var asked = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].StartsWith("--", StringComparison.Ordinal) && i + 1 < args.Length)
            {
                options[args[i]] = args[++i];
            }
            else
            {
                asked.Add(args[i]);
            }
        }

        Row[] all =
        [
            new ThroughGateway(), new ThroughGatewayAlone(), new ThroughNginx(), new ReadOne(), new ListPage(), new WriteEnrolment(),
            new RelayOutbox(), new ConsumeEvents(), new AnswerToEffect(), new StartRow(), new MemoryRow(),
            new PageOfPeople(), new PlaceRequested(), new CheckInUploaded(),
            new SearchCatalog(), new CoursesSearched(), new CatalogPaged(), new LearnerEnrols(),
            new BookSession(), new MentorshipsListed(), new WomenMatched(),
            new ListingsSearched(), new MarketPaged(), new OrderPlaced(), new TrialBalanceDrawn(),
        ];
        if (asked.Find(name => !Array.Exists(all, row => row.Name == name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync(
                $"There is no row '{unknown}'. The rows are: {string.Join(", ", all.Select(row => row.Name))}");
            return 2;
        }

        var rows = all.Where(row => asked.Count == 0 || asked.Contains(row.Name)).ToList();
        await using var stage = new Stage(new Servers());
        await stage.Servers.InitializeAsync();
        var outcomes = await Measure(rows, stage);
        var table = Table.Markdown(rows, outcomes, options.TryGetValue("--compare", out var before) ? await Table.Read(before) : null);
        await Table.Save(options["--results"], table, outcomes);
        Console.WriteLine(table);
        return 0;
    }

    private static async Task<List<Outcome>> Measure(List<Row> rows, Stage stage)
    {
        var outcomes = new List<Outcome>();
        foreach (var row in rows)
        {
            await using (row)
            {
                if (row is IPlanted)
                {
                    await Task.WhenAll(rows.OfType<IPlanted>().Select(planted => planted.Plant(stage)));
                }

                outcomes.AddRange(await Interleaved.Run(row, stage));
            }
        }

        return outcomes;
    }
}
