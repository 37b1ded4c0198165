namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>Knows of people whose account may soon open to somebody else. Whoever lets staff ask for that implements it.</summary>
internal interface IUnsettledSignIn
{
    Task<bool> IsUnsettled(Guid personId, CancellationToken token);
}
