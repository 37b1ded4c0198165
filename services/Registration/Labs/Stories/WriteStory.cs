using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories;

internal static class WriteStory
{
    public static async Task<Results<Created<StoryStanding>, ProblemResult>> Handle(
        Guid id, StoryWords body, Caller caller, RegistrationDb db, Agreements agreements, PersonVault vault, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        if (body.Check().Problem is { } refusal)
        {
            return refusal;
        }

        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == caller.PersonId, token);
        if (entry is null || !await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (await agreements.Missing(caller.PersonId, token) is { } missing)
        {
            return ProblemResult.Of(missing);
        }

        if (!await db.IsMember(caller.PersonId, id, token))
        {
            return ProblemResult.Of(LabRules.MembershipRequired);
        }

        var now = clock.GetUtcNow();
        var story = Story.Write(Guid.CreateVersion7(now), id, caller.PersonId, body.Seal(vault, entry), now);
        db.Add(story);
        await db.SaveChangesAsync(token);
        http.SetETag(story);
        return TypedResults.Created($"/v1/stories/{story.Id}/manuscript", StoryStanding.Of(story, null, http));
    }
}
