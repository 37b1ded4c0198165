using CreativeLabs.Journey;

// Walks one woman's way through the whole platform, over HTTP alone, and says what came back. Exit 0: every step held.
using var platform = Platform.FromEnvironment(Console.WriteLine);
try
{
    await Way.Walk(platform);
    Console.WriteLine("The journey is complete.");
    return 0;
}
catch (Exception exception) when (exception is StepFailedException or HttpRequestException or TaskCanceledException)
{
    Console.WriteLine($"The journey ends here: {exception.Message}");
    return 1;
}
