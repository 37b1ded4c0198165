namespace CreativeLabs.Registration.People.Sessions;

/// <summary>What else than sessions can end while access tokens that name it live.</summary>
internal interface IRevocations
{
    /// <summary>Tells of all that ended since then.</summary>
    Task TellAgain(RevokedSessions told, DateTimeOffset since, CancellationToken token);
}
