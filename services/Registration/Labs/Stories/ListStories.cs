using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories;

internal static class ListStories
{
    private static readonly Dictionary<string, StoryState> States = new(StringComparer.Ordinal)
    {
        ["submitted"] = StoryState.Submitted,
        ["published"] = StoryState.Published,
        ["withdrawn"] = StoryState.Withdrawn,
    };

    /// <summary>What anyone may read, the newest first.</summary>
    public static async Task<IResult> Published(
        Guid? labId, [AsParameters] PageQuery page, RegistrationDb db, PersonVault vault, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var stories = PublicStories.Of(db).AsNoTracking().Where(s => s.PublicationId != null);
        stories = labId is { } lab ? stories.Where(s => s.LabId == lab) : stories;
        stories = page.Cursor is null ? stories : stories.Where(s => s.PublicationId < page.After);
        var rows = from story in stories
                   join entry in db.Vault on story.AuthorId equals entry.PersonId
                   orderby story.PublicationId descending
                   select new { story, entry };
        var found = await page.ToPageAsync(rows, row => row.story.PublicationId!.Value, row => row, http);

        var ids = found.Items.Select(row => row.story.Id).ToList();
        var pictures = await PublicStories.Pictures(db).AsNoTracking().Where(p => ids.Contains(p.StoryId)).ToListAsync(token);
        var covers = pictures.GroupBy(p => p.StoryId).ToDictionary(of => of.Key, of => of.MinBy(p => p.Place)!);
        var shown = found.Items.Select(row =>
        {
            var words = StoryWords.Open(vault, row.entry, row.story);
            return new StoryInList(
                row.story.Id, row.story.LabId, http.Say(words.Title), StoryView.LanguagesOf(words.Body), words.SignedAs,
                row.story.PublishedAt!.Value, covers.TryGetValue(row.story.Id, out var cover) ? cover.Show(vault, row.entry, http) : null);
        });
        return Cacheable.Answer(http, new Page<StoryInList>(shown.ToList(), found.Next));
    }

    public static async Task<Results<Ok<Page<StoryStanding>>, ProblemResult>> Mine(
        [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        return TypedResults.Ok(await Standings(db.Stories.Where(s => s.AuthorId == caller.PersonId), page, db, vault, http));
    }

    public static async Task<Results<Ok<Page<StoryStanding>>, ProblemResult>> OfLab(
        Guid id, string? state, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, HttpContext http,
        CancellationToken token)
    {
        if (new Validation().OneOf(state ?? "submitted", States.Keys, "state").Problem is { } unknown)
        {
            return unknown;
        }

        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(id))
        {
            return ProblemResult.Forbidden;
        }

        var asked = States[state ?? "submitted"];
        return TypedResults.Ok(await Standings(db.Stories.Where(s => s.LabId == id && s.State == asked), page, db, vault, http));
    }

    private static Task<Page<StoryStanding>> Standings(IQueryable<Story> stories, PageQuery page, RegistrationDb db, PersonVault vault,
        HttpContext http)
    {
        var rows = from story in stories.AsNoTracking()
                   where story.Id > page.After
                   join entry in db.Vault on story.AuthorId equals entry.PersonId into entries
                   from author in entries.DefaultIfEmpty()
                   orderby story.Id
                   select new { story, author };
        return page.ToPageAsync(
            rows, row => row.story.Id,
            row => StoryStanding.Of(row.story, row.author is { } author ? row.story.ReasonOf(author, vault) : null, http), http);
    }
}
