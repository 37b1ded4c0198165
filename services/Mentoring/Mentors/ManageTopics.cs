using System.Text.RegularExpressions;
using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentors;

/// <summary>A new topic.</summary>
/// <param name="Code">2 to 40 small letters, figures and hyphens; it stays for good.</param>
/// <param name="Name">In all three languages, each up to 80 characters.</param>
/// <param name="Wider">The topic that includes it; one that is not included in another.</param>
internal sealed record CreateTopicRequest(string Code, LocalText Name, string? Wider = null);

/// <summary>A topic anew.</summary>
/// <param name="Name">In all three languages, each up to 80 characters.</param>
/// <param name="Wider">The topic that includes it.</param>
/// <param name="IsRetired">True: nobody asks or offers it any more.</param>
internal sealed record UpdateTopicRequest(LocalText Name, string? Wider = null, bool IsRetired = false);

internal static partial class ManageTopics
{
    private static readonly Error Exists = new("topic_exists", "Мындай тема бар.", "Такая тема уже есть.",
        "There is such a topic already.");

    public static Ok<WholeList<TopicView>> List(Topics topics, HttpContext http) =>
        TypedResults.Ok(new WholeList<TopicView>([.. topics.All.Select(topic => TopicView.Of(topic, http))]));

    public static async Task<Results<Ok<TopicView>, ProblemResult>> Get(string code, MentoringDb db, HttpContext http)
    {
        if (await db.Topics.AsNoTracking().SingleOrDefaultAsync(t => t.Code == code, http.RequestAborted) is not { } topic)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(topic);
        return TypedResults.Ok(TopicView.Of(topic, http));
    }

    public static async Task<Results<Created<TopicView>, ProblemResult>> Create(CreateTopicRequest body, MentoringDb db, HttpContext http)
    {
        var token = http.RequestAborted;
        var validation = new Validation().Check(Code().IsMatch(body.Code), "code",
            "2–40 кичине латын тамгасы.", "2–40 строчных латинских букв.", "2 to 40 small letters.");
        if (await Check(validation, body.Name, body.Wider, body.Code, db, token) is { } invalid)
        {
            return invalid;
        }

        var topic = Topic.Of(body.Code, body.Name, body.Wider);
        db.Add(topic);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException twice) when (twice.Violates(Topic.KnownCode))
        {
            return ProblemResult.Of(Exists);
        }

        http.SetETag(topic);
        return TypedResults.Created($"/v1/mentoring-topics/{topic.Code}", TopicView.Of(topic, http));
    }

    public static async Task<Results<Ok<TopicView>, ProblemResult>> Update(
        string code, UpdateTopicRequest body, MentoringDb db, Topics topics, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await Check(new Validation(), body.Name, body.Wider, code, db, token) is { } invalid)
        {
            return invalid;
        }

        if (await db.Topics.SingleOrDefaultAsync(t => t.Code == code, token) is not { } topic)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(topic) is { } stale)
        {
            return stale;
        }

        topic.Change(body.Name, body.Wider, body.IsRetired);
        await db.SaveChangesAsync(token);
        await topics.Read(token);
        http.SetETag(topic);
        return TypedResults.Ok(TopicView.Of(topic, http));
    }

    private static async Task<ProblemResult?> Check(
        Validation validation, LocalText name, string? wider, string code, MentoringDb db, CancellationToken token)
    {
        validation.Name(name, 80, "name").Check(name is { Ky: not null, Ru: not null, En: not null }, "name",
            "Үч тилде тең жазылат.", "Нужно на всех трёх языках.", "Needed in all three languages.");
        if (wider is not null)
        {
            validation.Check(wider != code && await db.Topics.AnyAsync(t => t.Code == wider && t.Wider == null, token)
                && !await db.Topics.AnyAsync(t => t.Wider == code, token), "wider",
                "Мындай кеңири тема жок.", "Такой общей темы нет.", "There is no such wider topic.");
        }

        return validation.Problem;
    }

    [GeneratedRegex("^[a-z0-9](-?[a-z0-9]){1,39}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
