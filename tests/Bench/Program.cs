using CreativeLabs.Bench.Measure;
using CreativeLabs.Bench.Registration;
using CreativeLabs.Support;

// Bench [--results FOLDER] [--compare FILE] [row ...]: measures the rows, prints the table and saves it.
var folder = Option("--results") ?? "results";
var compare = Option("--compare");
var asked = args.Where((arg, i) => !arg.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !args[i - 1].StartsWith("--", StringComparison.Ordinal))).ToHashSet();
Row[] all = [new PageOfPeople(), new PlaceRequested(), new CheckInUploaded()];
var rows = all.Where(row => asked.Count == 0 || asked.Contains(row.Name)).ToList();
if (rows.Count < asked.Count)
{
    Console.Error.WriteLine($"The rows are: {string.Join(", ", all.Select(row => row.Name))}");
    return 2;
}

var servers = new Servers();
await servers.InitializeAsync();
try
{
    var stage = new Stage(servers, line => Console.Error.WriteLine($"  {line}"));
    var outcomes = new List<Outcome>();
    foreach (var row in rows)
    {
        await using (row)
        {
            outcomes.AddRange(await Interleaved.Run(row, stage));
        }
    }

    var table = Table.Markdown(rows, outcomes, compare is null ? null : await Table.Read(compare));
    await Table.Save(folder, table, outcomes);
    Console.WriteLine(table);
    return 0;
}
finally
{
    await servers.DisposeAsync();
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
