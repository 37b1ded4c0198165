using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests.Programmes;

/// <summary>A service and a database for the tests of programmes: they move the clock.</summary>
[CollectionDefinition]
public sealed class ProgrammeSuite : ICollectionFixture<RegistrationFixture>;

/// <summary>What the tests of programmes and open calls build on; all of it at At-Bashy.</summary>
internal sealed class ProgrammeWorld(RegistrationFixture fixture)
{
    public static readonly Guid Handicraft = WellKnown.Id("programme/handicraft-business");

    public DateOnly Today => Bishkek.Today(fixture.Clock.GetUtcNow());

    public Task<HttpClient> Coordinator(string language = "en") => fixture.As("person/at-bashy/coordinator", language);

    /// <summary>Everyone who is not the lab's coordinator: a member, another lab's coordinator, the lab's trainer, an operator.</summary>
    public async Task<IReadOnlyList<HttpClient>> Others() =>
    [
        await fixture.As(await fixture.NewPerson(AtBashy)), await fixture.As("person/kochkor/coordinator"),
        await fixture.As("person/at-bashy/trainer"), await fixture.As("person/operator"),
    ];

    public Task<Guid> NewCohort(int places = 5, int daysToApply = 30) => fixture.WithDb<RegistrationDb, Guid>(async db =>
    {
        var cohort = Cohort.Plan(Guid.CreateVersion7(), Handicraft, AtBashy, Today.AddDays(daysToApply), Today.AddDays(40),
            Today.AddDays(90), places);
        db.Add(cohort);
        await db.SaveChangesAsync();
        return cohort.Id;
    });

    public async Task<Guid> Applied(Guid person, Guid cohort, string? motivation = null) =>
        (await (await (await fixture.As(person)).PostCreating($"/v1/cohorts/{cohort}/applications", new { motivation })).Json()).Id();

    public async Task<Guid> NewApplication(Guid cohort, string? motivation = null) =>
        await Applied(await fixture.NewPerson(AtBashy), cohort, motivation);

    public async Task<Guid> Admitted(Guid cohort)
    {
        var id = await NewApplication(cohort);
        (await Decide(await Coordinator(), id, new { outcome = "admitted" })).EnsureSuccessStatusCode();
        return id;
    }

    public static Task<HttpResponseMessage> Decide(HttpClient client, Guid id, object body, string? ifMatch = "*") =>
        client.SendWith(HttpMethod.Post, $"/v1/applications/{id}/decision", body, ifMatch);

    public static Task<HttpResponseMessage> Withdraw(HttpClient client, Guid id, object? body = null, string? ifMatch = "*") =>
        client.SendWith(HttpMethod.Post, $"/v1/applications/{id}/withdrawal", body ?? new { }, ifMatch);

    public static Task<HttpResponseMessage> Start(HttpClient client, Guid cohort, string? ifMatch = "*") =>
        client.SendWith(HttpMethod.Post, $"/v1/cohorts/{cohort}/start", null, ifMatch);

    public static Task<HttpResponseMessage> Complete(HttpClient client, Guid cohort, string? ifMatch = "*") =>
        client.SendWith(HttpMethod.Post, $"/v1/cohorts/{cohort}/completion", null, ifMatch);

    public Task<Enrolment> Stored(Guid id) =>
        fixture.WithDb<RegistrationDb, Enrolment>(db => db.Enrolments.AsNoTracking().SingleAsync(e => e.Id == id));

    public Task<HttpClient> Applicant(Guid application) => fixture.WithDb<RegistrationDb, HttpClient>(async db =>
        await fixture.As(await db.Enrolments.Where(e => e.Id == application).Select(e => e.PersonId).SingleAsync()));

    /// <summary>The places counted on the cohort, and those that enrolments really have.</summary>
    public Task<(int Counted, int Had)> Places(Guid cohort) => fixture.WithDb<RegistrationDb, (int, int)>(async db => (
        (await db.Cohorts.SingleAsync(c => c.Id == cohort)).Admitted,
        await db.Enrolments.CountAsync(e =>
        e.CohortId == cohort && (e.State == EnrolmentState.Admitted || e.State == EnrolmentState.Active))));

    public void PassDays(int days) => fixture.Clock.Advance(TimeSpan.FromDays(days));
}
