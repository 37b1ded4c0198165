namespace CreativeLabs.Contracts;

/// <summary>A lab's coordinator published a member's story: anyone may read it from now on.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="LabId">The lab.</param>
/// <param name="AuthorId">Whose story it is.</param>
/// <param name="Version">Grows by one with each change of the story.</param>
public sealed record StoryPublished(Guid StoryId, Guid LabId, Guid AuthorId, int Version) : IFact
{
    Guid IFact.Key => StoryId;
}

/// <summary>A coordinator gave a submitted story back to its author; what to change stands with the story, in Registration.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="LabId">The lab.</param>
/// <param name="AuthorId">Whose story it is.</param>
/// <param name="ReturnId">This one time: a story may be given back more than once.</param>
/// <param name="Version">Grows by one with each change of the story.</param>
public sealed record StoryReturned(Guid StoryId, Guid LabId, Guid AuthorId, Guid ReturnId, int Version) : IFact
{
    Guid IFact.Key => StoryId;
}

/// <summary>A story is not to be shown any more; whoever keeps a copy deletes it.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="LabId">The lab.</param>
/// <param name="Version">The story's last version.</param>
public sealed record StoryWithdrawn(Guid StoryId, Guid LabId, int Version) : IFact
{
    Guid IFact.Key => StoryId;
}

/// <summary>The author of a story says that a picture shows this person, and asks for her consent. It stays hidden until she gives
/// it.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="StoryId">The story.</param>
/// <param name="PersonId">Who is asked.</param>
public sealed record PictureConsentAsked(Guid PictureId, Guid StoryId, Guid PersonId) : IFact
{
    Guid IFact.Key => PictureId;
}

/// <summary>A picture's consent was withdrawn, or its author took it out; its bytes are deleted.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="StoryId">The story that it belonged to.</param>
[NoConsumerYet]
public sealed record PictureGone(Guid PictureId, Guid StoryId) : IFact
{
    Guid IFact.Key => PictureId;
}
