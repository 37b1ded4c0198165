using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Stories;

/// <summary>A story, to its author and the coordinator. It repeats nothing that she wrote: the answer is kept for replay, and her words lie
/// sealed everywhere else.</summary>
/// <param name="Id">The story.</param>
/// <param name="LabId">The lab whose coordinator publishes it.</param>
/// <param name="State">draft, submitted, published or withdrawn.</param>
/// <param name="Reason">Why the coordinator gave it back, in the caller's language.</param>
/// <param name="WrittenAt">When it was begun.</param>
/// <param name="SubmittedAt">When it was last submitted.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Version">For If-Match.</param>
internal sealed record StoryStanding(
    Guid Id, Guid LabId, StoryState State, string? Reason, DateTimeOffset WrittenAt, DateTimeOffset? SubmittedAt,
    DateTimeOffset? PublishedAt, int Version)
{
    public static StoryStanding Of(Story story, LocalText? reason, HttpContext http) => new(
        story.Id, story.LabId, story.State, reason is null ? null : http.Say(reason), story.WrittenAt, story.SubmittedAt, story.PublishedAt,
        story.Version);
}

/// <summary>A picture that anyone may see.</summary>
/// <param name="Id">Its bytes are at /v1/story-pictures/{id}/content.</param>
/// <param name="Alt">What it shows, for who does not see it, in the caller's language.</param>
/// <param name="MediaType">image/jpeg, image/png or image/webp.</param>
/// <param name="Width">Pixels, as it is stored.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Bytes">Its size, to be told before it is loaded.</param>
internal sealed record PictureView(Guid Id, string Alt, string MediaType, int Width, int Height, int Bytes);

/// <summary>A published story in the list.</summary>
/// <param name="Id">The story.</param>
/// <param name="LabId">The lab.</param>
/// <param name="Title">In the caller's language.</param>
/// <param name="Languages">In which it can be read: ky, ru, en.</param>
/// <param name="SignedAs">The name that she chose; null for none.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Cover">Its first picture; null when it has none.</param>
internal sealed record StoryInList(
    Guid Id, Guid LabId, string Title, IReadOnlyList<string> Languages, string? SignedAs, DateTimeOffset PublishedAt, PictureView? Cover);

/// <summary>A published story.</summary>
/// <param name="Id">The story.</param>
/// <param name="LabId">The lab.</param>
/// <param name="Title">In the caller's language.</param>
/// <param name="Body">In the caller's language.</param>
/// <param name="Languages">In which it can be read: ky, ru, en.</param>
/// <param name="SignedAs">The name that she chose; null for none.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Pictures">In her order.</param>
internal sealed record StoryView(
    Guid Id, Guid LabId, string Title, string Body, IReadOnlyList<string> Languages, string? SignedAs, DateTimeOffset PublishedAt,
    IReadOnlyList<PictureView> Pictures)
{
    public static IReadOnlyList<string> LanguagesOf(LocalText text) =>
        LocalText.Languages.Where(language => text.Find(language) is var found && found.Language == language && found.Text.Length > 0)
            .ToList();
}
