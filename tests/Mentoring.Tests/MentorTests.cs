using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Support;

namespace CreativeLabs.Mentoring.Tests;

[Collection<MentoringSuite>]
public sealed class MentorTests(MentoringFixture fixture)
{
    [Fact]
    public async Task Every_lab_of_the_seed_has_a_mentor()
    {
        foreach (var code in (string[])["osh", "jalal-abad", "batken", "at-bashy", "kochkor", "kyzart"])
        {
            var lab = Contracts.WellKnown.Id($"lab/{code}");
            var mentors = await fixture.Client(Guid.CreateVersion7()).GetJson($"/v1/mentors?labId={lab}");
            mentors.GetProperty("items").EnumerateArray().Select(m => m.Id())
                .ShouldContain(Contracts.WellKnown.Id($"person/{code}/mentor"));
        }
    }

    [Fact]
    public async Task Mentors_are_found_by_topic_in_the_readers_language_and_without_contacts()
    {
        var reader = fixture.Client(Guid.CreateVersion7());
        reader.DefaultRequestHeaders.AcceptLanguage.Clear();
        reader.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ky");
        var mentor = (await reader.GetJson($"/v1/mentors?topic=felt&labId={MentoringFixture.AtBashy}")).GetProperty("items")
            .EnumerateArray().Single();
        mentor.Id().ShouldBe(MentoringFixture.AtBashyMentor);
        mentor.GetProperty("topics").EnumerateArray().First().GetProperty("name").GetString().ShouldBe("Кийиз: шырдак жана ала кийиз");
        mentor.GetProperty("availability").GetArrayLength().ShouldBe(2);
        mentor.EnumerateObject().Select(p => p.Name)
            .ShouldBe(["id", "topics", "languages", "labs", "capacity", "placesLeft", "availability", "paused", "programmes"]);
    }

    [Fact]
    public async Task An_offer_is_made_changed_with_its_ETag_and_hidden_while_paused()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        var me = fixture.Client(mentor);
        var etag = (await me.GetAsync("/v1/me/mentor-profile")).Headers.ETag!.ToString();
        var paused = new
        {
            topics = new[] { "herbs" },
            languages = new[] { "ky", "ru" },
            capacity = 1,
            paused = true,
            availability = new[] { new { day = "monday", from = "10:00", to = "12:30" } },
        };

        await me.SendWith(HttpMethod.Put, "/v1/me/mentor-profile", paused).ShouldBeProblem(428, "version_required");
        await me.SendWith(HttpMethod.Put, "/v1/me/mentor-profile", paused, "\"9\"").ShouldBeProblem(412, "stale_version");
        var changed = await me.SendWith(HttpMethod.Put, "/v1/me/mentor-profile", paused, etag).Json();
        changed.GetProperty("availability")[0].GetProperty("day").GetString().ShouldBe("monday");

        await fixture.Client(Guid.CreateVersion7()).GetAsync($"/v1/mentors/{mentor}").ShouldBeProblem(404, "not_found");
        (await me.GetJson($"/v1/mentors/{mentor}")).GetProperty("paused").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_paused_mentor_is_not_matched()
    {
        var lab = await fixture.NewLab();
        var mentor = await fixture.NewMentor(lab);
        await fixture.Client(mentor).SendWith(HttpMethod.Put, "/v1/me/mentor-profile",
            new { topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 3, paused = true }, "*").Json();
        var request = await fixture.Ask(Guid.CreateVersion7(), lab, mentor);
        (await fixture.Run(lab)).GetProperty("pairs").EnumerateArray()
            .ShouldNotContain(p => p.Id("requestId") == request && p.Id("mentorId") == mentor);
    }

    [Fact]
    public async Task Who_pauses_still_answers_what_she_was_asked_and_is_asked_no_more()
    {
        var lab = await fixture.NewLab();
        var (mentor, woman) = (await fixture.NewMentor(lab), Guid.CreateVersion7());
        var request = await fixture.Propose(lab, woman, mentor);
        var second = await fixture.Ask(Guid.CreateVersion7(), lab, mentor);
        var run = (await fixture.Run(lab)).Id();
        await fixture.Client(mentor).SendWith(HttpMethod.Put, "/v1/me/mentor-profile", new
        {
            topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 3, labs = new[] { lab }, paused = true,
        }, "*").Json();

        var published = await fixture.Publish(lab, run);
        published.GetProperty("pairs").EnumerateArray().Where(p => p.Id("requestId") == second)
            .ShouldAllBe(p => p.GetProperty("outcome").GetString() == "capacity_full");
        (await fixture.Answer(mentor, request, accept: true).Json()).Id("mentorshipId").ShouldNotBe(Guid.Empty);
        (await fixture.Mentor(mentor)).Engaged.ShouldBe(1);
    }

    [Fact]
    public async Task Fewer_places_than_are_taken_cannot_be_offered()
    {
        var pair = await fixture.Start(capacity: 2);
        await fixture.Propose(pair.Lab, Guid.CreateVersion7(), pair.Mentor);
        var problem = await fixture.Client(pair.Mentor).SendWith(HttpMethod.Put, "/v1/me/mentor-profile",
            new { topics = new[] { "leadership" }, languages = new[] { "ky" }, capacity = 1 }, "*").ShouldBeProblem(409, "capacity_in_use");
        problem.GetProperty("engaged").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_lab_is_known_from_its_first_member_on()
    {
        var (lab, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var client = fixture.Client(person);
        var body = new { labId = lab, topic = "felt", languages = new[] { "ky" } };
        (await client.PostCreating("/v1/mentoring-requests", body).ShouldBeProblem(400)).GetProperty("errors")
            .TryGetProperty("labId", out _).ShouldBeTrue();

        var membership = new MembershipStarted(Guid.CreateVersion7(), person, lab, new("Талас", "Талас", "Talas"));
        await fixture.Broker.Tell(membership);
        await fixture.Broker.Tell(membership);
        await fixture.Eventually(async () => (await client.PostCreating("/v1/mentoring-requests", body)).StatusCode
            is HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("""{"topics":[],"languages":["ky"],"capacity":1}""", "topics")]
    [InlineData("""{"topics":["dancing"],"languages":["ky"],"capacity":1}""", "topics")]
    [InlineData("""{"topics":[null],"languages":["ky"],"capacity":1}""", "topics")]
    [InlineData("""{"topics":["felt"],"languages":["kk"],"capacity":1}""", "languages")]
    [InlineData("""{"topics":["felt"],"languages":["ky"],"capacity":0}""", "capacity")]
    [InlineData("""{"topics":["felt"],"languages":["ky"],"capacity":21}""", "capacity")]
    [InlineData("""{"topics":["felt"],"languages":["ky"],"capacity":1,"labs":["0190aaaa-0000-7000-8000-000000000000"]}""", "labs")]
    [InlineData("""{"topics":["felt"],"languages":["ky"],"capacity":1,"availability":[{"day":"monday","from":"12:00","to":"10:00"}]}""",
        "availability")]
    [InlineData("""{"topics":["felt"],"languages":["ky"],"capacity":1,"availability":[null]}""", "availability")]
    [InlineData("""{"topics":["felt"],"languages":["ky"],"capacity":1,"availability":[{"day":"noday","from":"10:00","to":"12:00"}]}""",
        null)]
    [InlineData("""{"topics":"felt","languages":["ky"],"capacity":1}""", null)]
    [InlineData("""{"languages":["ky"],"capacity":1}""", null)]
    [InlineData("""{"topics":["felt"],"languages":["ky"],"capacity":1e99}""", null)]
    [InlineData("{", null)]
    [InlineData("", null)]
    public async Task A_wrong_offer_is_refused_and_changes_nothing(string body, string? field)
    {
        var person = Guid.CreateVersion7();
        var problem = await fixture.Client(person)
            .PutAsync("/v1/me/mentor-profile", new StringContent(body, System.Text.Encoding.UTF8, "application/json"))
            .ShouldBeProblem(400);
        if (field is not null)
        {
            problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
        }

        await fixture.Client(person).GetAsync("/v1/me/mentor-profile").ShouldBeProblem(404);
    }

    [Theory]
    [InlineData("/v1/mentors?limit=0")]
    [InlineData("/v1/mentors?limit=many")]
    [InlineData("/v1/mentors?cursor=abc")]
    [InlineData("/v1/mentors?topic=dancing")]
    [InlineData("/v1/mentors?labId=here")]
    public async Task A_wrong_question_is_refused(string url) =>
        await fixture.Client(Guid.CreateVersion7()).GetAsync(url).ShouldBeProblem(400);
}

[CollectionDefinition]
public sealed class MentoringSuite : ICollectionFixture<MentoringFixture>;
