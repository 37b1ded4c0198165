using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories;

internal static class GetStory
{
    public static async Task<IResult> Handle(Guid id, RegistrationDb db, PersonVault vault, HttpContext http, CancellationToken token)
    {
        var found = await (from story in PublicStories.Of(db).AsNoTracking()
                           where story.Id == id
                           join entry in db.Vault on story.AuthorId equals entry.PersonId
                           select new { story, entry }).SingleOrDefaultAsync(token);
        if (found is null)
        {
            return ProblemResult.NotFound;
        }

        var words = StoryWords.Open(vault, found.entry, found.story);
        var pictures = await PublicStories.Pictures(db).AsNoTracking().Where(p => p.StoryId == id).OrderBy(p => p.Place).ToListAsync(token);
        // The body last: its language is the one that the answer names.
        var title = http.Say(words.Title);
        var shown = pictures.ConvertAll(p => p.Show(vault, found.entry, http));
        return Cacheable.Answer(http, new StoryView(
            id, found.story.LabId, title, http.Say(words.Body), StoryView.LanguagesOf(words.Body), words.SignedAs,
            found.story.PublishedAt!.Value, shown));
    }
}
