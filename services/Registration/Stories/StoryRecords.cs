using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People;
using CreativeLabs.Registration.Stories.Pictures;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Stories;

/// <summary>Her stories with what their pictures show, and her word on pictures. The pictures themselves she loads one by one.</summary>
internal sealed class StoryRecords(RegistrationDb db, PersonVault vault) : IPersonRecords
{
    public string Room => "stories";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Story), typeof(Picture), typeof(PictureContent), typeof(PictureConsent)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var stories = await db.Stories.AsNoTracking().Where(s => ids.Contains(s.AuthorId)).OrderBy(s => s.Id).ToListAsync(token);
        var storyIds = stories.ConvertAll(s => s.Id);
        var pictures = await db.Pictures.AsNoTracking().Where(p => storyIds.Contains(p.StoryId) && p.GoneAt == null).OrderBy(p => p.Place).ToListAsync(token);
        return new
        {
            Stories = stories.ConvertAll(s =>
            {
                var author = entries.Single(e => e.PersonId == s.AuthorId);
                var shown = pictures.Where(p => p.StoryId == s.Id).Select(p => new { p.Id, p.Place, Alt = p.AltOf(vault, author), p.AddedAt });
                return new { s.Id, s.LabId, s.State, Words = StoryWords.Open(vault, author, s), s.WrittenAt, s.SubmittedAt, s.PublishedAt, s.Reason, Pictures = shown };
            }),
            PictureConsents = await db.PictureConsents.AsNoTracking().Where(c => ids.Contains(c.PersonId)).OrderBy(c => c.PictureId)
                .Select(c => new { c.PictureId, c.GivenAt, c.WithdrawnAt }).ToListAsync(token),
        };
    }

    /// <summary>Stories move, sealed anew. Her word on a picture moves as it was given; where both records were asked, it counts as given only when
    /// both agree. The general consents stay where they were given: what hangs on them is hidden until she agrees under the record that remains.</summary>
    public async Task Merge(Merger merger, CancellationToken token)
    {
        var (from, to, _) = merger;
        foreach (var story in await db.Stories.Where(s => s.AuthorId == from.PersonId).ToListAsync(token))
        {
            story.MoveTo(to.PersonId, StoryWords.Open(vault, from, story).Seal(vault, to));
            foreach (var picture in await db.Pictures.Where(p => p.StoryId == story.Id && p.GoneAt == null).ToListAsync(token))
            {
                picture.SealAnew(vault, from, to);
            }
        }

        foreach (var moving in await db.PictureConsents.AsNoTracking().Where(c => c.PersonId == from.PersonId).ToListAsync(token))
        {
            var words = db.PictureConsents.Where(c => c.PictureId == moving.PictureId);
            if (await words.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == to.PersonId, token) is null or { GivenAt: not null, WithdrawnAt: null })
            {
                await words.Where(c => c.PersonId == to.PersonId).ExecuteDeleteAsync(token);
                db.Add(moving.For(to.PersonId));
            }

            await words.Where(c => c.PersonId == from.PersonId).ExecuteDeleteAsync(token);
        }

        await db.SaveChangesAsync(token);
    }
}
