namespace CreativeLabs.Registration.People.Persons;

/// <summary>The roles that people hold. Labs give them; here they are only told and taken away with the person.</summary>
internal interface IRoles
{
    /// <summary>What she holds now, as an access token says it.</summary>
    Task<IReadOnlyList<string>> ClaimsOf(Guid personId, CancellationToken token);

    /// <summary>True for a coordinator of any lab and for an operator.</summary>
    Task<bool> RunsALab(Guid personId, CancellationToken token);

    /// <summary>Deletes what she holds and ever held, in the caller's transaction.</summary>
    Task Forget(Guid personId, CancellationToken token);
}
