using CreativeLabs.Support;

namespace CreativeLabs.Registration.Tests.Access;

/// <summary>What operators look after.</summary>
internal sealed partial class Scene
{
    /// <summary>A message that was given up, of the outbox or of a queue; its id as an operator sees it.</summary>
    public async Task<Guid> DeadLetter(bool ofOutbox = false) =>
        await fixture.DeadLetter("registration", await fixture.As("person/operator"), ofOutbox);
}
