using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using static CreativeLabs.Registration.Tests.Programmes.ProgrammeWorld;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests.Programmes;

[Collection<ProgrammeSuite>]
public sealed class CohortTests(RegistrationFixture fixture)
{
    private static readonly object Left = new { reason = new { ky = "Үч жума келген жок." } };

    private readonly ProgrammeWorld world = new(fixture);

    [Fact]
    public async Task Who_was_admitted_takes_part_and_completes_with_her_cohort()
    {
        var cohort = await world.NewCohort();
        var (admitted, waiting) = (await world.Admitted(cohort), await world.NewApplication(cohort));
        var coordinator = await world.Coordinator();
        await (await Complete(coordinator, cohort)).ShouldBeProblem(409, "cohort_not_begun");
        await (await Start(coordinator, cohort)).ShouldBeProblem(409, "cohort_starts_later");

        world.PassDays(40);
        coordinator = await world.Coordinator();
        (await (await Start(coordinator, cohort)).Json()).GetProperty("state").GetString().ShouldBe("running");

        await fixture.Eventually(async () => (await world.Stored(admitted)).State == EnrolmentState.Active);
        (await fixture.Broker.Hear<EnrolmentStarted>(f => f.EnrolmentId == admitted)).Programme.En.ShouldBe("From craft to business");
        (await world.Stored(waiting)).State.ShouldBe(EnrolmentState.Applied);
        await (await Start(coordinator, cohort)).ShouldBeProblem(409, "cohort_begun");

        // A place that is still free may be given in the first days; she takes part at once.
        (await (await Decide(coordinator, waiting, new { outcome = "admitted" })).Json()).GetProperty("state").GetString()
            .ShouldBe("active");
        var never = await fixture.WithDb<RegistrationDb, Guid>(async db =>
        {
            var late = Enrolment.Apply(Guid.CreateVersion7(), cohort, await fixture.NewPerson(AtBashy), null, fixture.Clock.GetUtcNow());
            db.Add(late);
            await db.SaveChangesAsync();
            return late.Id;
        });

        (await (await Complete(coordinator, cohort)).Json()).GetProperty("state").GetString().ShouldBe("completed");

        foreach (var id in new[] { admitted, waiting })
        {
            await fixture.Eventually(async () => (await world.Stored(id)).State == EnrolmentState.Completed);
            await fixture.Broker.Hear<EnrolmentCompleted>(f => f.EnrolmentId == id);
        }

        await fixture.Eventually(async () => (await world.Stored(never)).State == EnrolmentState.Rejected);
        (await fixture.Broker.Hear<EnrolmentDecided>(f => f.EnrolmentId == never)).Admitted.ShouldBeFalse();
        (await (await world.Applicant(never)).GetJson($"/v1/applications/{never}")).GetProperty("reason").GetString()
            .ShouldBe("The programme has ended, and no place became free for you.");
        await (await Complete(coordinator, cohort)).ShouldBeProblem(409, "cohort_finished");
        await (await Withdraw(await world.Applicant(admitted), admitted)).ShouldBeProblem(409, "nothing_to_withdraw");
        Enum.GetValues<EnrolmentState>().Length.ShouldBe(6);
        foreach (var state in new[] { "completed", "active", "withdrawn" })
        {
            (await coordinator.GetJson($"/v1/cohorts/{cohort}/applications?state={state}")).GetProperty("items").GetArrayLength()
                .ShouldBe(state == "completed" ? 2 : 0);
        }
    }

    [Fact]
    public async Task A_large_cohort_moves_on_in_steps_until_all_have_followed()
    {
        var cohort = await world.NewCohort(places: 250);
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            var coordinator = Guid.CreateVersion7();
            for (var i = 0; i < 250; i++)
            {
                var enrolment = Enrolment.Apply(Guid.CreateVersion7(), cohort, await fixture.NewPerson(AtBashy), null,
                    fixture.Clock.GetUtcNow());
                enrolment.Decide(admit: true, null, coordinator, fixture.Clock.GetUtcNow()).ShouldBeNull();
                db.Add(enrolment);
            }

            await db.SaveChangesAsync();
            await db.Cohorts.Where(c => c.Id == cohort).ExecuteUpdateAsync(set => set.SetProperty(c => c.Admitted, 250));
        });
        world.PassDays(40);

        (await Start(await world.Coordinator(), cohort)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await fixture.Eventually(() => Counted(EnrolmentState.Active, 250));
        (await Complete(await world.Coordinator(), cohort)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await fixture.Eventually(() => Counted(EnrolmentState.Completed, 250));

        Task<bool> Counted(EnrolmentState state, int count) => fixture.WithDb<RegistrationDb, bool>(async db =>
            await db.Enrolments.CountAsync(e => e.CohortId == cohort && e.State == state) == count);
    }

    [Fact]
    public async Task She_takes_her_application_back_and_may_apply_again()
    {
        var cohort = await world.NewCohort();
        var person = await fixture.NewPerson(AtBashy);
        var client = await fixture.As(person);
        var id = await world.Applied(person, cohort);
        await (await Withdraw(client, id, ifMatch: null)).ShouldBeProblem(428, "version_required");
        await (await Withdraw(client, id, ifMatch: "\"8\"")).ShouldBeProblem(412, "stale_version");

        (await (await Withdraw(client, id)).Json()).GetProperty("state").GetString().ShouldBe("withdrawn");

        (await fixture.Broker.Hear<EnrolmentWithdrawn>(f => f.EnrolmentId == id)).ByHerself.ShouldBeTrue();
        await (await Withdraw(client, id)).ShouldBeProblem(409, "nothing_to_withdraw");
        await (await Decide(await world.Coordinator(), id, new { outcome = "admitted" })).ShouldBeProblem(409, "already_decided");
        (await world.Applied(person, cohort)).ShouldNotBe(id);
        await (await client.PostCreating($"/v1/cohorts/{cohort}/applications", new { })).ShouldBeProblem(409, "already_applied");
        (await world.Places(cohort)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Whoever_leaves_frees_her_place_for_the_next()
    {
        var cohort = await world.NewCohort(places: 1);
        var (first, next) = (await world.Admitted(cohort), await world.NewApplication(cohort));
        var coordinator = await world.Coordinator();
        await (await Decide(coordinator, next, new { outcome = "admitted" })).ShouldBeProblem(409, "no_places_left");

        (await Withdraw(await world.Applicant(first), first)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Decide(coordinator, next, new { outcome = "admitted" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await world.Places(cohort)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Withdrawals_and_admissions_at_once_never_lose_or_double_a_place()
    {
        var cohort = await world.NewCohort(places: 4);
        var leaving = new List<(HttpClient Client, Guid Id)>();
        for (var i = 0; i < 4; i++)
        {
            var id = await world.Admitted(cohort);
            leaving.Add((await world.Applicant(id), id));
        }

        var coming = new List<Guid>();
        for (var i = 0; i < 10; i++)
        {
            coming.Add(await world.NewApplication(cohort));
        }

        var coordinator = await world.Coordinator();
        // Each leaves twice, at the same moment.
        var withdrawals = Task.WhenAll(leaving.Concat(leaving).Select(one => Withdraw(one.Client, one.Id, ifMatch: "\"2\"")));
        var admissions = Task.WhenAll(coming.Select(id => Decide(coordinator, id, new { outcome = "admitted" }, "\"1\"")));
        var left = (await withdrawals).Count(a => a.StatusCode == HttpStatusCode.OK);
        var admitted = (await admissions).Count(a => a.StatusCode == HttpStatusCode.OK);

        left.ShouldBe(4);
        foreach (var refused in (await admissions).Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            await refused.ShouldBeProblem(409, "no_places_left");
        }

        admitted.ShouldBeLessThanOrEqualTo(4);
        (await world.Places(cohort)).ShouldBe((admitted, admitted));
    }

    [Fact]
    public async Task Nobody_is_left_between_an_admission_and_the_start_at_the_same_moment()
    {
        var cohort = await world.NewCohort(places: 20);
        var applications = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            applications.Add(await world.NewApplication(cohort));
        }

        world.PassDays(40);
        var coordinator = await world.Coordinator();
        var admissions = Task.WhenAll(applications.Select(id => Decide(coordinator, id, new { outcome = "admitted" }, "\"1\"")));
        HttpResponseMessage started;
        do
        {
            // Each admission is a new version of the cohort; the coordinator looks again, as her application does.
            started = await Start(coordinator, cohort, (await coordinator.GetAsync($"/v1/cohorts/{cohort}")).Headers.ETag!.Tag);
        }
        while (started.StatusCode == HttpStatusCode.PreconditionFailed);

        started.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var answer in (await admissions).Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            await answer.ShouldBeProblem(409, "changed_meanwhile");
        }

        await fixture.Eventually(() => fixture.WithDb<RegistrationDb, bool>(async db =>
            !await db.Enrolments.AnyAsync(e => e.CohortId == cohort && e.State == EnrolmentState.Admitted)));
        var (counted, had) = await world.Places(cohort);
        counted.ShouldBe(had);
    }

    [Fact]
    public async Task An_admission_that_saw_the_cohort_before_it_began_takes_no_place_after_it()
    {
        var cohort = await world.NewCohort();
        world.PassDays(40);
        (await Start(await world.Coordinator(), cohort)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await fixture.WithDb<RegistrationDb, bool>(db => Cohort.TakePlace(db.Cohorts, cohort, CohortState.Open, default))).ShouldBeFalse();
        (await fixture.WithDb<RegistrationDb, bool>(db => Cohort.TakePlace(db.Cohorts, cohort, CohortState.Running, default)))
            .ShouldBeTrue();
    }

    [Fact]
    public async Task The_coordinator_takes_off_the_list_who_stopped_coming_and_says_why()
    {
        var cohort = await world.NewCohort();
        var (admitted, undecided) = (await world.Admitted(cohort), await world.NewApplication(cohort));
        var coordinator = await world.Coordinator();

        await (await Withdraw(coordinator, admitted)).ShouldBeProblem(400, "invalid_request");
        await (await Withdraw(coordinator, undecided, Left)).ShouldBeProblem(409, "not_admitted");
        (await Withdraw(coordinator, admitted, Left)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var told = await fixture.Broker.Hear<EnrolmentWithdrawn>(f => f.EnrolmentId == admitted);
        told.ByHerself.ShouldBeFalse();
        (await (await world.Applicant(admitted)).GetJson($"/v1/applications/{admitted}")).GetProperty("reason").GetString()
            .ShouldBe("Үч жума келген жок.");
        (await world.Places(cohort)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Nobody_else_moves_a_cohort_or_an_application()
    {
        var cohort = await world.NewCohort();
        var id = await world.Admitted(cohort);
        foreach (var other in await world.Others())
        {
            await (await Start(other, cohort)).ShouldBeProblem(403, "not_allowed");
            await (await Complete(other, cohort)).ShouldBeProblem(403, "not_allowed");
            await (await Withdraw(other, id, Left)).ShouldBeProblem(404, "not_found");
        }

        await (await Start(fixture.Anonymous(), cohort)).ShouldBeProblem(401);
        await (await Withdraw(fixture.Anonymous(), id)).ShouldBeProblem(401);
        await (await Start(await world.Coordinator(), Guid.CreateVersion7())).ShouldBeProblem(404, "not_found");
        await (await Start(await world.Coordinator(), cohort, ifMatch: null)).ShouldBeProblem(428, "version_required");
        await (await Complete(await world.Coordinator(), cohort, "\"99\"")).ShouldBeProblem(412, "stale_version");
    }
}
