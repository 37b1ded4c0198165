namespace CreativeLabs.Support;

/// <summary>What the operators' operations, which are the same in every service, are asked about in an access matrix.</summary>
public static class OperationsAccess
{
    private static readonly object Reason = new { reason = "A trial." };

    /// <summary>The question; null for an operation of the service's own.</summary>
    /// <param name="fixture">The service, which trusts the test run's tokens.</param>
    /// <param name="service">Its name.</param>
    /// <param name="operation">The operation's id.</param>
    /// <param name="asker">Who asks.</param>
    public static async Task<Question?> Of<TProgram>(
        ServiceFixture<TProgram> fixture, string service, string operation, HttpClient asker)
        where TProgram : class
    {
        return operation switch
        {
            "listDeadLetters" or "listOperatorActions" => About(),
            // Of a type that there is not: what other questions are about stays where it lies.
            "releaseDeadLetters" or "replayDeadLetters" => About(body: Reason) with { Query = "messageType=None" },
            "seedAgain" => About(body: Reason),
            "getDeadLetter" => About(await DeadLetter()),
            "releaseDeadLetter" => About(await DeadLetter(ofOutbox: true), Reason),
            "replayDeadLetter" or "discardDeadLetter" => About(await DeadLetter(), Reason),
            _ => null,
        };

        Task<Guid> DeadLetter(bool ofOutbox = false) =>
            fixture.DeadLetter(service, fixture.Client(Guid.CreateVersion7(), "operator"), ofOutbox);

        Question About(Guid? id = null, object? body = null)
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["service"] = service };
            if (id is { } known)
            {
                values["id"] = $"{known}";
            }

            return new Question(asker, values, body);
        }
    }
}
