using System.Text.Json;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Tests;

/// <summary>A service of its own: who is appointed looks after everybody's cases, and what is kept for years goes when the clock says
/// so.</summary>
public abstract class Cases(Servers servers) : IAsyncLifetime
{
    protected MentoringFixture Service { get; } = new(servers);

    /// <summary>Whom the operator appointed before any report.</summary>
    protected Guid Handler { get; } = Guid.CreateVersion7();

    public async ValueTask InitializeAsync()
    {
        await Service.InitializeAsync();
        await Appoint(Handler);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected const string What = "Ал мени коркутту";

    protected static object Report(bool withoutName = false, IReadOnlyList<Guid>? named = null) => new ReportBody(
        Guid.NewGuid(), What, "person", "кечээ", "лабораторияда", named, withoutName);

    protected static Guid Client(object report) => ((ReportBody)report).ClientId;

    protected async Task<Guid> Received(IReadOnlyList<Guid>? named = null)
    {
        var before = await Service.WithDb<MentoringDb, List<Guid>>(db => db.SafeguardingReports.Select(r => r.Id).ToListAsync());
        await Service.Client(Guid.CreateVersion7()).SendWith(HttpMethod.Post, "/v1/safeguarding/reports", Report(named: named)).Json();
        return await Service.WithDb<MentoringDb, Guid>(db =>
            db.SafeguardingReports.Where(r => !before.Contains(r.Id)).Select(r => r.Id).SingleAsync());
    }

    protected Task<int> Count() => Service.WithDb<MentoringDb, int>(db => db.SafeguardingReports.CountAsync());

    protected Task<JsonElement> Appoint(Guid person, object? how = null) => Service.Client(Guid.CreateVersion7(), "operator")
        .SendWith(HttpMethod.Put, $"/v1/safeguarding/handlers/{person}", how ?? new { }).Json();

    protected Task<JsonElement> Status((string caseCode, string secret) way) => Service.Anonymous().SendWith(
        HttpMethod.Post, "/v1/safeguarding/case-status", new { way.caseCode, way.secret }).Json();

    protected static (string caseCode, string secret) Way(JsonElement received) =>
        (received.GetProperty("caseCode").GetString()!, received.GetProperty("secret").GetString()!);

    protected static Task<HttpResponseMessage> Step(HttpClient who, Guid id, string step, object? body = null) =>
        who.SendWith(HttpMethod.Post, $"/v1/safeguarding/reports/{id}/{step}", body, ifMatch: "*");

    protected sealed record ReportBody(
        Guid ClientId, string What, string SubjectKind, string When, string Where, IReadOnlyList<Guid>? Named, bool WithoutName);
}

internal static class Good
{
    public static async Task ShouldBeOk(this Task<HttpResponseMessage> answer) => await answer.Json();
}
