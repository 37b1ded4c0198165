using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.RegistrationFixture;
using static CreativeLabs.Registration.Tests.StoryDesk;

namespace CreativeLabs.Registration.Tests;

[Collection<PeopleSuite>]
public sealed class StoryTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_story_is_written_submitted_published_and_read_by_anyone_in_her_language()
    {
        var (person, author) = await fixture.NewAuthor();
        var id = await Write(author);
        await fixture.Publish(author, id);

        var published = await fixture.Broker.Hear<StoryPublished>(f => f.StoryId == id);
        (published.AuthorId, published.LabId).ShouldBe((person, AtBashy));
        var kyrgyz = await fixture.Anonymous("ky").GetAsync($"/v1/stories/{id}");
        var story = await kyrgyz.Json();
        story.GetProperty("body").GetString().ShouldBe("Мен жүндү апамдан үйрөндүм.");
        story.GetProperty("signedAs").GetString().ShouldBe("Б.");
        story.GetProperty("languages").EnumerateArray().Select(l => l.GetString()).ShouldBe(["ky", "en"]);
        kyrgyz.Content.Headers.ContentLanguage.ShouldBe(["ky"]);
        (await fixture.Anonymous("ru").GetAsync($"/v1/stories/{id}")).Content.Headers.ContentLanguage.ShouldBe(["ky"]);
        (await fixture.Anonymous("en").GetJson($"/v1/stories?labId={AtBashy}")).Items().First().GetProperty("title").GetString()
            .ShouldBe("My first carpet");
    }

    [Fact]
    public async Task A_reader_who_has_it_is_told_so_until_it_changes()
    {
        var (_, author) = await fixture.NewAuthor();
        var id = await Write(author);
        await fixture.Publish(author, id);
        foreach (var url in new[] { $"/v1/stories/{id}", $"/v1/stories?labId={AtBashy}" })
        {
            var first = await fixture.Anonymous().GetAsync(url);
            first.Headers.CacheControl!.ToString().ShouldBe("public, no-cache");
            var again = await Again(url, first.Headers.ETag!.ToString());
            again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
            (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
            (await Again(url, first.Headers.ETag!.ToString(), "ky")).StatusCode.ShouldBe(HttpStatusCode.OK);

            if (url.Contains('?', StringComparison.Ordinal))
            {
                (await author.SendWith(HttpMethod.Post, $"/v1/stories/{id}/withdrawal")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
                (await Again(url, first.Headers.ETag!.ToString())).StatusCode.ShouldBe(HttpStatusCode.OK);
            }
        }

        async Task<HttpResponseMessage> Again(string url, string tag, string language = "en")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            return await fixture.Anonymous(language).SendAsync(request);
        }
    }

    [Fact]
    public async Task A_draft_is_its_authors_alone()
    {
        var (_, author) = await fixture.NewAuthor();
        var id = await Write(author);
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        foreach (var client in new[] { coordinator, await fixture.As(await fixture.NewPerson(AtBashy)) })
        {
            await (await client.GetAsync($"/v1/stories/{id}/manuscript")).ShouldBeProblem(404);
            await (await client.SendWith(HttpMethod.Post, $"/v1/stories/{id}/review", new { approve = true }, ifMatch: "*"))
                .ShouldBeProblem(404);
            await (await client.SendWith(HttpMethod.Post, $"/v1/stories/{id}/withdrawal")).ShouldBeProblem(404);
            await (await client.SendWith(HttpMethod.Put, $"/v1/stories/{id}", Words, ifMatch: "*")).ShouldBeProblem(404);
            await (await client.SendWith(HttpMethod.Post, $"/v1/stories/{id}/submission", ifMatch: "*")).ShouldBeProblem(404);
        }

        await (await fixture.Anonymous().GetAsync($"/v1/stories/{id}")).ShouldBeProblem(404);
        await (await fixture.Anonymous().GetAsync($"/v1/stories/{id}/manuscript")).ShouldBeProblem(401);
        (await author.GetJson("/v1/me/stories")).Items().ShouldHaveSingleItem().GetProperty("state").GetString().ShouldBe("draft");
        (await author.GetJson($"/v1/stories/{id}/manuscript")).GetProperty("body").GetProperty("en").GetString()
            .ShouldBe("I learnt wool from my mother.");
    }

    [Fact]
    public async Task A_coordinator_gives_a_story_back_with_a_reason_and_her_look_is_recorded()
    {
        var (person, author) = await fixture.NewAuthor();
        var id = await Write(author);
        await (await Submit(author, id)).Json();
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        (await coordinator.GetJson($"/v1/labs/{AtBashy}/stories?limit=100")).Items().Select(s => s.Id()).ShouldContain(id);
        var review = $"/v1/stories/{id}/review";
        var version = await Version(coordinator, id);
        (await fixture.WithDb<RegistrationDb, int>(db => db.StaffReads.CountAsync(r => r.PersonId == person && r.What == "story")))
            .ShouldBe(1);
        await (await coordinator.SendWith(HttpMethod.Post, review, new { approve = false }, ifMatch: version))
            .ShouldBeProblem(400, "invalid_request");
        await (await coordinator.SendWith(HttpMethod.Post, review, new { approve = true })).ShouldBeProblem(428);
        await (await coordinator.SendWith(HttpMethod.Post, review, new { approve = true }, ifMatch: "\"1\"")).ShouldBeProblem(412);
        await (await (await fixture.As("person/kochkor/coordinator"))
            .SendWith(HttpMethod.Post, review, new { approve = true }, ifMatch: version)).ShouldBeProblem(403);
        await (await author.SendWith(HttpMethod.Put, $"/v1/stories/{id}", Words, ifMatch: "*")).ShouldBeProblem(409, "story_not_a_draft");

        var back = await (await coordinator.SendWith(HttpMethod.Post, review,
            new { approve = false, reason = new { en = "Name the village." } }, ifMatch: version)).Json();
        back.GetProperty("state").GetString().ShouldBe("draft");
        (await fixture.Broker.Hear<StoryReturned>(f => f.StoryId == id)).AuthorId.ShouldBe(person);
        (await author.GetJson("/v1/me/stories")).Items().ShouldHaveSingleItem().GetProperty("reason").GetString()
            .ShouldBe("Name the village.");

        await (await author.SendWith(HttpMethod.Put, $"/v1/stories/{id}", Words, ifMatch: "\"1\"")).ShouldBeProblem(412);
        await (await author.SendWith(HttpMethod.Put, $"/v1/stories/{id}", new { title = new { }, body = new { en = "x" } }, ifMatch: "*"))
            .ShouldBeProblem(400);
        await (await author.SendWith(HttpMethod.Put, $"/v1/stories/{id}", Words, ifMatch: await Version(author, id))).Json();
        await fixture.Publish(author, id);
        await (await Submit(author, id)).ShouldBeProblem(409, "story_not_a_draft");
        await (await coordinator.SendWith(HttpMethod.Post, review, new { approve = true }, ifMatch: await Version(coordinator, id)))
            .ShouldBeProblem(409, "story_not_submitted");
    }

    [Fact]
    public async Task Nobody_publishes_her_own_story()
    {
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        await coordinator.PostCreating("/v1/me/consents", new { purpose = "stories", textVersion = "2026-01" });
        var id = await Write(coordinator);
        await (await Submit(coordinator, id)).Json();
        await (await coordinator.SendWith(HttpMethod.Post, $"/v1/stories/{id}/review", new { approve = true }, ifMatch: "*"))
            .ShouldBeProblem(409, "own_story");
        (await coordinator.SendWith(HttpMethod.Post, $"/v1/stories/{id}/withdrawal")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_story_needs_the_consent_to_stories_and_goes_with_it_at_once()
    {
        var author = await fixture.As(await fixture.NewPerson(AtBashy));
        var id = await Write(author);
        await (await Submit(author, id)).ShouldBeProblem(409, "story_consent_required");
        var consent = await Agree(author, "stories");
        await fixture.Publish(author, id);
        await fixture.Anonymous().GetJson($"/v1/stories/{id}");

        (await author.DeleteAsync($"/v1/me/consents/{consent}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await (await fixture.Anonymous().GetAsync($"/v1/stories/{id}")).ShouldBeProblem(404);
        (await fixture.Anonymous().GetJson($"/v1/stories?labId={AtBashy}&limit=100")).Items().Select(s => s.Id()).ShouldNotContain(id);
    }

    [Fact]
    public async Task A_withdrawn_story_is_gone_at_once()
    {
        var (_, author) = await fixture.NewAuthor();
        var (mine, hers) = (await Write(author), await Write(author));
        await fixture.Publish(author, mine);
        await fixture.Publish(author, hers);
        await (await (await fixture.As("person/kochkor/coordinator")).SendWith(HttpMethod.Post, $"/v1/stories/{mine}/withdrawal"))
            .ShouldBeProblem(403);

        (await author.SendWith(HttpMethod.Post, $"/v1/stories/{mine}/withdrawal")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await fixture.As("person/at-bashy/coordinator"))
            .SendWith(HttpMethod.Post, $"/v1/stories/{hers}/withdrawal")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await fixture.Broker.Hear<StoryWithdrawn>(f => f.StoryId == mine);
        foreach (var id in new[] { mine, hers })
        {
            await (await fixture.Anonymous().GetAsync($"/v1/stories/{id}")).ShouldBeProblem(404);
            await (await author.SendWith(HttpMethod.Post, $"/v1/stories/{id}/withdrawal")).ShouldBeProblem(409, "story_already_withdrawn");
        }
    }

    [Fact]
    public async Task Two_reviews_at_once_publish_once()
    {
        var (_, author) = await fixture.NewAuthor();
        var id = await Write(author);
        await (await Submit(author, id)).Json();
        var coordinator = await fixture.As("person/at-bashy/coordinator");
        var version = await Version(coordinator, id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => coordinator.SendWith(
            HttpMethod.Post, $"/v1/stories/{id}/review", new { approve = i % 2 == 0, reason = new { en = "no" } }, ifMatch: version)));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.StatusCode != HttpStatusCode.OK)
            .ShouldAllBe(a => a.StatusCode == HttpStatusCode.PreconditionFailed || a.StatusCode == HttpStatusCode.Conflict
            || a.StatusCode == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pages_show_the_newest_first_without_a_gap()
    {
        var (_, author) = await fixture.NewAuthor();
        var written = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            written.Insert(0, await Write(author));
            await fixture.Publish(author, written[0]);
        }

        var seen = new List<Guid>();
        var url = $"/v1/stories?labId={AtBashy}&limit=2";
        do
        {
            var answer = await fixture.Anonymous().GetAsync(url);
            seen.AddRange((await answer.Json()).Items().Select(s => s.Id()));
            url = answer.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }
        while (url is not null);

        seen.Take(5).ShouldBe(written);
        seen.ShouldBeUnique();
        (await fixture.Anonymous().GetJson($"/v1/stories?labId={Kochkor}")).Items().ShouldBeEmpty();
    }

    [Fact]
    public async Task Broken_requests_are_answered()
    {
        var (_, author) = await fixture.NewAuthor();
        var url = $"/v1/labs/{AtBashy}/stories";
        await (await author.PostCreating(url, new { title = new { en = "x" } })).ShouldBeProblem(400);
        await (await author.PostCreating(url, new { title = new { en = "x" }, body = new { en = new string('x', 10_001) } }))
            .ShouldBeProblem(400);
        await (await author.PostCreating(url, new { title = new { en = "x" }, body = new { en = "x" }, signedAs = new string('x', 101) }))
            .ShouldBeProblem(400);
        await (await author.PostCreating($"/v1/labs/{Guid.CreateVersion7()}/stories", Words)).ShouldBeProblem(404);
        await (await author.PostCreating($"/v1/labs/{Kochkor}/stories", Words)).ShouldBeProblem(409, "membership_required");
        await (await (await fixture.As(await fixture.NewPerson(AtBashy, agreed: false))).PostCreating(url, Words))
            .ShouldBeProblem(409, "consent_required");
        await (await author.GetAsync(url)).ShouldBeProblem(403);
        await (await (await fixture.As("person/at-bashy/coordinator")).GetAsync(url + "?state=draft")).ShouldBeProblem(400);
        await (await fixture.Anonymous().GetAsync("/v1/stories?cursor=x")).ShouldBeProblem(400);
        await (await fixture.Anonymous().GetAsync("/v1/stories?labId=x")).ShouldBeProblem(400);
        await (await fixture.Anonymous().GetAsync("/v1/stories?limit=0")).ShouldBeProblem(400);
    }

    [Fact]
    public async Task Her_words_lie_sealed_also_while_they_are_public()
    {
        var (_, author) = await fixture.NewAuthor();
        var id = await Write(author);
        await fixture.Publish(author, id);
        var stored = await fixture.WithDb<RegistrationDb, string>(async db => string.Concat(
            await db.Database.SqlQuery<string>($"""SELECT encode(words, 'escape') || s::text AS "Value" FROM story s WHERE id = {id}""")
            .SingleAsync(),
            string.Concat(await db.Database.SqlQuery<string>($"""SELECT encode(body, 'escape') AS "Value" FROM idempotency""")
            .ToListAsync())));
        stored.ShouldNotContain("I learnt wool");
        stored.ShouldNotContain("My first carpet");
    }
}
