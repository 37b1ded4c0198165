using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Stories.Pictures;
using CreativeLabs.Registration.People.Persons;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories;

/// <summary>Her stories with their pictures, and what she said to pictures that show her.</summary>
internal sealed class StoryDataHandler(RegistrationDb db, PersonVault vault, IPublishEndpoint publish) : IPersonalDataHandler
{
    public string Feature => "stories";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Story), typeof(Picture), typeof(PictureContent), typeof(PictureConsent)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var stories = await db.Stories.AsNoTracking().Where(s => ids.Contains(s.AuthorId)).OrderBy(s => s.Id).ToListAsync(token);
        var pictures = await PicturesOf(stories).AsNoTracking().ToListAsync(token);
        return new
        {
            Stories = stories.ConvertAll(s =>
            {
                var author = entries.Single(e => e.PersonId == s.AuthorId);
                // The bytes are at /v1/story-pictures/{id}/content, where she alone reads those of her drafts.
                var shown = pictures.Where(p => p.StoryId == s.Id && p.GoneAt is null)
                    .Select(p => new { p.Id, p.Place, Alt = p.AltOf(vault, author), p.MediaType, p.Bytes, p.AddedAt }).ToList();
                return new
                {
                    s.Id,
                    s.LabId,
                    s.State,
                    Words = StoryWords.Open(vault, author, s),
                    s.WrittenAt,
                    s.SubmittedAt,
                    s.PublishedAt,
                    Reason = s.ReasonOf(author, vault),
                    Pictures = shown,
                };
            }),
            PictureConsents = await db.PictureConsents.AsNoTracking().Where(c => ids.Contains(c.PersonId)).OrderBy(c => c.PictureId)
                .Select(c => new { c.PictureId, c.GivenAt, c.WithdrawnAt }).ToListAsync(token),
        };
    }

    /// <summary>Stories move, with words and pictures sealed anew. Nothing becomes public by it: a story that was hidden for want of her
    /// consent is a draft again, and her word on a picture counts on only where the record that remains agreed to pictures too.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        var (from, to) = (merge.From.PersonId, merge.To.PersonId);
        var stories = await db.Stories.FromSql($"SELECT * FROM story WHERE author_id = {from} ORDER BY id FOR UPDATE").ToListAsync(token);
        var agreed = await PublicStories.Standing(db, from, PublicStories.StoriesPurpose).AnyAsync(token);
        foreach (var story in stories)
        {
            story.MoveTo(vault, merge.From, merge.To);
            if (story.State is StoryState.Published && !agreed)
            {
                story.TakeDown();
            }
        }

        foreach (var picture in await PicturesOf(stories).ToListAsync(token))
        {
            picture.SealAnew(vault, merge.From, merge.To);
        }

        await MoveConsents(from, to, token);
        await db.SaveChangesAsync(token);
    }

    /// <summary>Her stories are withdrawn, and every picture of hers and every one that shows her is gone with its bytes, for
    /// everyone.</summary>
    public async Task Erase(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        var stories = await db.Stories.FromSql($"SELECT * FROM story WHERE author_id = {personId} ORDER BY id FOR UPDATE")
            .ToListAsync(token);
        foreach (var story in stories.Where(s => s.Withdraw() is null))
        {
            await publish.Publish(new StoryWithdrawn(story.Id, story.LabId, story.Version), token);
        }

        await db.SaveChangesAsync(token);
        await db.Stories.Where(s => s.AuthorId == personId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Reason, (byte[]?)null), token);
        await db.PictureConsents.Where(c => c.PersonId == personId && c.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, now), token);
        var pictures = await db.Pictures.AsNoTracking()
            .Where(p => p.GoneAt == null && (db.Stories.Any(s => s.Id == p.StoryId && s.AuthorId == personId)
                || db.PictureConsents.Any(c => c.PictureId == p.Id && c.PersonId == personId)))
            .OrderBy(p => p.Id).Select(p => new { p.Id, p.StoryId }).ToListAsync(token);
        foreach (var picture in pictures)
        {
            await RemovePicture.Remove(picture.Id, picture.StoryId, db, publish, now, token);
        }

        await db.SaveChangesAsync(token);
    }

    private async Task MoveConsents(Guid from, Guid to, CancellationToken token)
    {
        var general = await PublicStories.Standing(db, to, PublicStories.PicturesPurpose).Select(c => (Guid?)c.Id)
            .FirstOrDefaultAsync(token);
        var said = await db.PictureConsents.Where(c => c.PersonId == from || c.PersonId == to).ToListAsync(token);
        var under = said.Select(c => c.ConsentId).ToList();
        var withdrawn = await db.Consents.Where(c => under.Contains(c.Id) && c.WithdrawnAt != null).Select(c => (Guid?)c.Id)
            .ToListAsync(token);
        foreach (var moving in said.Where(c => c.PersonId == from))
        {
            var other = said.Find(c => c.PersonId == to && c.PictureId == moving.PictureId);
            db.Remove(moving);
            if (other is not null)
            {
                db.Remove(other);
            }

            await db.SaveChangesAsync(token);
            // What hangs on a consent that was withdrawn goes on hanging on it: the picture is hidden, and about to be deleted.
            var hidden = new[] { moving, other }.FirstOrDefault(c => c is not null && withdrawn.Contains(c.ConsentId));
            var word = hidden?.For(to) ?? moving.MoveTo(to, other, general);
            db.Add(word);
            if (word is { GivenAt: null, WithdrawnAt: null } && moving.GivenAt is not null)
            {
                await AskAgain(word, token);
            }
        }
    }

    /// <summary>The picture is not seen until she answers; she is told of it as of any other.</summary>
    private async Task AskAgain(PictureConsent word, CancellationToken token)
    {
        if (await db.Pictures.Where(p => p.Id == word.PictureId && p.GoneAt == null).Select(p => (Guid?)p.StoryId)
            .SingleOrDefaultAsync(token) is { } story)
        {
            await publish.Publish(new PictureConsentAsked(word.PictureId, story, word.PersonId), token);
        }
    }

    private IQueryable<Picture> PicturesOf(IReadOnlyList<Story> stories)
    {
        var ids = stories.Select(s => s.Id).ToList();
        return db.Pictures.Where(p => ids.Contains(p.StoryId)).OrderBy(p => p.StoryId).ThenBy(p => p.Place);
    }
}
