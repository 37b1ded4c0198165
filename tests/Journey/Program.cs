using CreativeLabs.Journey;

// Walks one woman's way through the whole platform, over HTTP alone, and says what came back. Exit 0: every step held.
using var platform = Platform.FromEnvironment(Console.WriteLine);
try
{
    await Way.Walk(platform);
    platform.Step("7. Fifty buyers at once want one of ten pieces");
    var rush = await Rush.Walk(platform, buyers: 50, stock: 10);
    platform.Say($"{rush.Paid} orders paid, {rush.Refused} clear refusals, {rush.Other.Count} other answers; left: {rush.Left}; ledger " +
        $"sums to {rush.LedgerSum}");
    if (rush is not { Paid: 10, Refused: 40, Other.Count: 0, Left: 0, LedgerSum: 0, Unbalanced: 0 })
    {
        throw new StepFailedException("The rush was not settled as it should be: " + string.Join("; ", rush.Other.Take(3)));
    }

    Console.WriteLine("The journey is complete.");
    return 0;
}
catch (Exception exception) when (exception is StepFailedException or HttpRequestException or TaskCanceledException)
{
    Console.WriteLine($"The journey ends here: {exception.Message}");
    return 1;
}
