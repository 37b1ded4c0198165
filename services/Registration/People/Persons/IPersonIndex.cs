namespace CreativeLabs.Registration.People.Persons;

/// <summary>Keeps what finds a person in step with her. Whoever finds people implements it; whoever changes a person calls it.</summary>
internal interface IPersonIndex
{
    /// <summary>Makes it anew from what is saved, as part of the caller's transaction, in which her vault entry is locked.</summary>
    Task Refresh(VaultEntry entry, CancellationToken token);
}
