using CreativeLabs.Contracts;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class ErasureTests(TrainingFixture fixture)
{
    [Fact]
    public async Task Her_seat_goes_to_who_waits_and_what_she_completed_stays_as_a_figure()
    {
        var her = fixture.Learner(out var person);
        var number = await fixture.Complete(her);
        var offering = await fixture.Open(fixture.Plan(capacity: 1));
        var seat = await fixture.Enrol(her, offering);
        var next = fixture.Learner();
        var waiting = await fixture.Enrol(next, offering);

        await Erase(person);

        (await her.GetJson($"/v1/enrolments/{seat}")).Text("state").ShouldBe("dropped");
        (await next.GetJson($"/v1/enrolments/{waiting}")).Text("state").ShouldBe("enrolled");
        await fixture.Broker.Hear<LearnerEnrolled>(f => f.EnrolmentId == waiting);
        (await fixture.Anonymous().GetJson($"/v1/credentials/{number}")).Text("status").ShouldBe("valid");
        (await fixture.WithDb<TrainingDb, int>(db => db.Enrolments.CountAsync(e => e.PersonId == person))).ShouldBe(2);
        var caller = person.ToString();
        (await fixture.WithDb<TrainingDb, int>(db =>
            db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM idempotency WHERE caller = {caller}""").SingleAsync()))
            .ShouldBe(0);
    }

    [Fact]
    public async Task Her_place_in_a_queue_is_given_up()
    {
        var offering = await fixture.Open(fixture.Plan(capacity: 1));
        await fixture.Enrol(fixture.Learner(), offering);
        var her = fixture.Learner(out var person);
        await fixture.Enrol(her, offering);
        var after = fixture.Learner();
        var behind = await fixture.Enrol(after, offering);

        await Erase(person);

        (await after.GetJson($"/v1/enrolments/{behind}")).GetProperty("position").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Asked_twice_it_answers_twice_and_gives_one_seat_away()
    {
        var offering = await fixture.Open(fixture.Plan(capacity: 1));
        var her = fixture.Learner(out var person);
        await fixture.Enrol(her, offering);
        await fixture.Enrol(fixture.Learner(), offering);
        var second = fixture.Learner();
        var waiting = await fixture.Enrol(second, offering);
        var redelivered = Guid.NewGuid();

        var erasure = await Erase(person, redelivered);
        await fixture.Broker.Tell(new PersonErasureRequested(erasure, person), redelivered);
        await fixture.Broker.Tell(new PersonErasureRequested(erasure, person));

        await fixture.Eventually(() => Task.FromResult(fixture.Broker.Heard<PersonErased>(f => f.ErasureId == erasure).Count == 2));
        fixture.Broker.Heard<PersonErased>(f => f.ErasureId == erasure).ShouldAllBe(f => f.Service == "training" && f.PersonId == person);
        (await second.GetJson($"/v1/enrolments/{waiting}")).Text("state").ShouldBe("waitlisted");
    }

    [Fact]
    public Task Every_column_that_could_hold_words_is_thought_of() => Canaries.ShouldBeThoughtOf(fixture.Database, """
        catalog_entries.level: of the catalog
        catalog_entries.lexemes: of the catalog
        catalog_entries.sounds: of the catalog
        catalog_entries.text: of the catalog
        catalog_entries.track: of the catalog
        course_versions.content: of the catalog
        course_versions.lessons: of the catalog
        course_versions.outline: of the catalog
        course_versions.packs: of the catalog
        corrections.reason: a word of a list
        courses.level: of the catalog
        courses.rule: figures
        courses.summary: of the catalog
        courses.title: of the catalog
        courses.track: of the catalog
        credentials.course: of the catalog
        credentials.number: says nothing of whose it is
        credentials.revoked_for: a word of a list
        credentials.status: a word of a list
        credentials.track: of the catalog
        enrolments.drop_reason: a word of a list
        enrolments.rule: figures
        enrolments.state: a word of a list
        figure_periods.period: a figure
        figures.measure: a figure
        figures.period: a figure
        figures.track: a figure
        labs.name: of the house
        shown_names.name: the row goes, and the key
        issuer_keys.kid: of a key
        issuer_keys.private_key: sealed, of a key
        issuer_keys.public_key: of a key
        lesson_files.bytes: of the catalog
        lesson_files.hash: of the catalog
        lesson_files.type: a word of a list
        lesson_packs.bytes: of the catalog
        lesson_packs.hash: of the catalog
        known_words.sound: of the catalog
        known_words.stem: of the catalog
        offerings.language: a word of a list
        offerings.link: where a lesson online is held, of the lab
        offerings.state: a word of a list
        training_sessions.room: of the lab
        waivers.reason: a word of a list
        """);

    private async Task<Guid> Erase(Guid person, Guid? messageId = null)
    {
        var erasure = Guid.CreateVersion7();
        await fixture.Broker.Tell(new PersonErasureRequested(erasure, person), messageId);
        await fixture.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        return erasure;
    }
}
