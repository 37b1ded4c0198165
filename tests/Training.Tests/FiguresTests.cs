using System.Globalization;
using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Figures;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

[Collection("figures")]
public sealed class FiguresTests(TrainingFixture training) : IAsyncLifetime
{
    private static readonly Guid Osh = WellKnown.Id("lab/osh");

    private HttpClient Operator => training.Client(WellKnown.Id("person/operator"), "operator");

    /// <summary>February 2025: seven at At-Bashy, two at Osh. March: eight and six. Put there once, before anything is published.</summary>
    public async ValueTask InitializeAsync()
    {
        if (await training.WithDb<TrainingDb, bool>(db => db.Enrolments.AnyAsync()))
        {
            return;
        }

        foreach (var (lab, offering, day, many) in ((string, string, string, int)[])
            [("at-bashy", "herb-gathering", "2025-02-10", 7), ("osh", "story-and-brand", "2025-02-11", 2),
                ("at-bashy", "herb-gathering", "2025-03-10", 8), ("osh", "story-and-brand", "2025-03-11", 6)])
        {
            for (var i = 0; i < many; i++)
            {
                var enrolment = await training.Enrol(training.Learner(), WellKnown.Id($"offering/{lab}/{offering}"));
                var at = DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                await training.WithDb<TrainingDb>(db =>
                    db.Database.ExecuteSqlAsync($"UPDATE enrolments SET enrolled_at = {at}, state = 'Enrolled' WHERE id = {enrolment}"));
            }
        }
    }

    [Fact]
    public async Task A_small_count_is_hidden_with_what_would_give_it_away_and_the_rest_shows()
    {
        var months = await Rows(Operator, "month");
        Row(months, "2025-02", Osh).Figure("enrolments").ShouldBeNull();
        Row(months, "2025-02", TrainingFixture.AtBashy).Figure("enrolments").ShouldBeNull();
        Row(months, "2025-02", null).Figure("enrolments").ShouldBe(9);
        Row(months, "2025-03", null).Figure("learners").ShouldBe(14);
        Row(months, "2025-01", Osh).Figure("enrolments").ShouldBe(0);
        // January shows, so March's six and the quarter's eight at Osh would together give February's two away.
        var quarters = await Rows(Operator, "quarter");
        ((int?[])[Row(months, "2025-03", Osh).Figure("enrolments"), Row(quarters, "2025-Q1", Osh).Figure("enrolments")])
            .ShouldContain((int?)null);
        Row(quarters, "2025-Q1", null).Figure("enrolments").ShouldBe(23);
    }

    [Fact]
    public async Task A_published_figure_never_changes()
    {
        var before = await Operator.GetStringAsync(new Uri("/v1/figures?year=2025&per=month", UriKind.Relative));
        var late = await training.Enrol(training.Learner(), WellKnown.Id("offering/kochkor/natural-dyes"));
        await training.WithDb<TrainingDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE enrolments SET enrolled_at = '2025-05-15T06:00:00Z' WHERE id = {late}"));
        (await Operator.GetStringAsync(new Uri("/v1/figures?year=2025&per=month", UriKind.Relative))).ShouldBe(before);
    }

    [Fact]
    public async Task Asked_for_the_first_time_by_many_at_once_a_month_is_published_once()
    {
        await training.WithDb<TrainingDb>(async db =>
        {
            await db.Set<Figure>().ExecuteDeleteAsync();
            await db.Set<FigurePeriod>().ExecuteDeleteAsync();
        });
        var answers = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(_ => Operator.GetStringAsync(new Uri("/v1/figures?year=2025&per=year", UriKind.Relative))));
        answers.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_partner_sees_the_labs_of_her_token_and_no_other()
    {
        var partner = training.PartnerClient("events:write impact:read", Osh);
        var rows = await Rows(partner, "month");
        rows.Select(r => r.GetProperty("labId").GetGuid()).Distinct().ShouldBe([Osh]);
        (await partner.GetAsync(new Uri($"/v1/figures?year=2025&labId={Osh}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var path in (string[])["/v1/figures", "/v1/figures/csv"])
        {
            await partner.SendWith(HttpMethod.Get, $"{path}?year=2025&labId={TrainingFixture.AtBashy}").ShouldBeProblem(404, "not_found");
            await training.PartnerClient("events:write", Osh).SendWith(HttpMethod.Get, $"{path}?year=2025")
                .ShouldBeProblem(403, "not_allowed");
            await training.PartnerClient("impact:readx", Osh).SendWith(HttpMethod.Get, $"{path}?year=2025")
                .ShouldBeProblem(403, "not_allowed");
            await training.PartnerClient("impact:read").SendWith(HttpMethod.Get, $"{path}?year=2025").ShouldBeProblem(403, "not_allowed");
            await training.Learner().SendWith(HttpMethod.Get, $"{path}?year=2025").ShouldBeProblem(403, "not_allowed");
            await training.Trainer.SendWith(HttpMethod.Get, $"{path}?year=2025").ShouldBeProblem(403, "not_allowed");
            await training.Anonymous().SendWith(HttpMethod.Get, $"{path}?year=2025").ShouldBeProblem(401, "sign_in_required");
        }

        (await Rows(training.CoordinatorElsewhere, "month")).Select(r => r.GetProperty("labId").GetGuid()).Distinct().ShouldBe([Osh]);
        await training.CoordinatorElsewhere.SendWith(HttpMethod.Get, $"/v1/figures?year=2025&labId={TrainingFixture.AtBashy}")
            .ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_partner_is_no_person_anywhere()
    {
        var partner = training.PartnerClient("impact:read", TrainingFixture.AtBashy);
        await partner.SendWith(HttpMethod.Get, "/v1/me/credentials").ShouldBeProblem(403, "not_allowed");
        await partner.SendWith(HttpMethod.Get, "/v1/me/enrolments").ShouldBeProblem(403, "not_allowed");
        await partner.PostCreating($"/v1/offerings/{WellKnown.Id("offering/osh/story-and-brand")}/enrolments")
            .ShouldBeProblem(403, "not_allowed");
    }

    [Fact]
    public async Task The_table_for_spreadsheets_says_the_same_and_runs_no_formula()
    {
        var lab = Guid.CreateVersion7();
        await training.Broker.Tell(
            new MembershipStarted(Guid.CreateVersion7(), Guid.CreateVersion7(), lab, LocalText.Same("=HYPERLINK(\"http://evil\")")));
        await training.Eventually(() => training.WithDb<TrainingDb, bool>(db => db.Labs.AnyAsync(l => l.Id == lab)));
        var answer = await Operator.GetAsync(new Uri("/v1/figures/csv?year=2025&per=month", UriKind.Relative));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await answer.Content.ReadAsByteArrayAsync())[..3].ShouldBe([0xEF, 0xBB, 0xBF], "a spreadsheet knows Cyrillic by this mark");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith(
            "period,labId,lab,track,learners,enrolments,completions,credentials,dropOuts,attendancePercent,dropOuts.notSaid");
        lines.ShouldContain(line => line.Contains(",\"'=HYPERLINK(", StringComparison.Ordinal));
        lines.ShouldNotContain(line => line.Contains(",=", StringComparison.Ordinal) || line.Contains(",\"=", StringComparison.Ordinal));
        var rows = await Rows(Operator, "month");
        lines.Length.ShouldBe(rows.Count + 1);
        lines.ShouldContain(line => line.StartsWith($"2025-02,{Osh},Osh,,*,*,0,0,0,,", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("2025-02,,,,9,9,0,0,0,,", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<List<JsonElement>> Rows(HttpClient client, string per) =>
        [.. (await client.GetJson($"/v1/figures?year=2025&per={per}")).GetProperty("rows").EnumerateArray()];

    private static JsonElement Row(List<JsonElement> rows, string period, Guid? lab) =>
        rows.Single(r => r.Text("period") == period && r.GetProperty("track").ValueKind is JsonValueKind.Null
        && (r.GetProperty("labId").ValueKind is JsonValueKind.Null ? lab is null : r.GetProperty("labId").GetGuid() == lab));
}

internal static class FigureAnswers
{
    public static int? Figure(this JsonElement row, string name) =>
        row.GetProperty(name).ValueKind is JsonValueKind.Null ? null : row.GetProperty(name).GetInt32();
}
