using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Labs;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Circles;

/// <summary>A new circle.</summary>
/// <param name="LabId">The lab whose members may join.</param>
/// <param name="Topic">What about.</param>
/// <param name="Title">Up to 120 characters.</param>
/// <param name="Capacity">2 to 30 women.</param>
internal sealed record CircleRequest(Guid LabId, string Topic, LocalText Title, int Capacity);

/// <summary>A circle.</summary>
/// <param name="Id">The circle.</param>
/// <param name="MentorId">Who leads it.</param>
/// <param name="LabId">The lab whose members may join.</param>
/// <param name="Topic">What about.</param>
/// <param name="Title">Its title.</param>
/// <param name="Capacity">How many women.</param>
/// <param name="Left">Places that are free.</param>
/// <param name="IsClosed">Nobody joins any more.</param>
internal sealed record CircleView(
    Guid Id, Guid MentorId, Guid LabId, TopicView Topic, string Title, int Capacity, int Left, bool IsClosed)
{
    public static CircleView Of(Circle circle, HttpContext http) => new(
        circle.Id, circle.MentorId, circle.LabId, TopicView.Of(circle.Topic, http), http.Say(circle.Title), circle.Capacity,
        circle.Capacity - circle.Members, circle.ClosedAt is not null);
}

internal static class RunCircle
{
    public static async Task<Results<Created<CircleView>, ProblemResult>> Create(
        CircleRequest body, Caller caller, MentoringDb db, Topics topics, DataKeys keys, TimeProvider clock, HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var invalid = new Validation().OneOf(body.Topic, topics.Codes, "topic").Name(body.Title, 120, "title")
            .Range(body.Capacity, 2, 30, "capacity")
            .Check(await db.Labs.AnyAsync(l => l.Id == body.LabId, token), "labId",
                "Мындай лаборатория жок.", "Такой лаборатории нет.", "There is no such lab.").Problem;
        if (invalid is not null)
        {
            return invalid;
        }

        if (await db.LockAsync<MentorProfile>(caller.PersonId, token) is not { } mentor || !mentor.IsApproved(now))
        {
            return ProblemResult.Of(MentorRules.NotApproved);
        }

        var id = Guid.CreateVersion7(now);
        await keys.Make([id], token);
        var circle = Circle.Open(id, caller.PersonId, body.LabId, body.Topic, body.Title, body.Capacity, now);
        db.Add(circle);
        await db.SaveChangesAsync(token);
        http.SetETag(circle);
        return TypedResults.Created($"/v1/mentoring-circles/{id}", CircleView.Of(circle, http));
    }

    public static async Task<Results<Ok<Page<CircleView>>, ProblemResult>> List(
        Guid labId, [AsParameters] PageQuery page, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = db.CirclesShownTo(caller.PersonId, clock.GetUtcNow()).AsNoTracking()
            .Where(c => c.LabId == labId && c.ClosedAt == null && c.Id > page.After).OrderBy(c => c.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, c => c.Id, c => CircleView.Of(c, http), http));
    }

    public static async Task<Results<Ok<CircleView>, ProblemResult>> Get(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var circle = await db.CirclesShownTo(caller.PersonId, clock.GetUtcNow()).AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id, http.RequestAborted);
        if (circle is null)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(circle);
        return TypedResults.Ok(CircleView.Of(circle, http));
    }

    public static async Task<Results<Ok<CircleView>, ProblemResult>> Close(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        var circle = await db.LockAsync<Circle>(id, token);
        if (circle is null || circle.MentorId != caller.PersonId)
        {
            return ProblemResult.NotFound;
        }

        var before = circle.Version;
        circle.Close(clock.GetUtcNow());
        if (http.RequireMatchOfStep(circle, before, rule: null) is { } refused)
        {
            return refused;
        }

        if (circle.Version != before)
        {
            var coming = await db.CircleSessions.Where(s => s.CircleId == id && s.StartsAt > clock.GetUtcNow()).Select(s => s.Id)
                .ToListAsync(token);
            await db.BookedTimes.Where(t => coming.Contains(t.SubjectId)).ExecuteDeleteAsync(token);
            await db.CircleSessions.Where(s => coming.Contains(s.Id)).ExecuteDeleteAsync(token);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(circle);
        return TypedResults.Ok(CircleView.Of(circle, http));
    }

    /// <summary>Joining again changes nothing.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Join(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var (token, now, me) = (http.RequestAborted, clock.GetUtcNow(), caller.PersonId);
        var circle = await db.CirclesShownTo(me, now).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token);
        if (circle is null)
        {
            return ProblemResult.NotFound;
        }

        if (circle.MentorId == me)
        {
            return ProblemResult.Of(CircleRules.OwnCircle);
        }

        if (!await db.BelongsTo(caller, circle.LabId, token))
        {
            return ProblemResult.Of(Requests.RequestRules.NotMember);
        }

        if (await db.Database.ExecuteSqlAsync(
            $"INSERT INTO circle_members (circle_id, person_id, joined_at) VALUES ({id}, {me}, {now}) ON CONFLICT DO NOTHING", token) == 1
            && await db.Circles.Where(c => c.Id == id && c.ClosedAt == null && c.Members < c.Capacity).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Members, c => c.Members + 1).SetProperty(c => c.Version, c => c.Version + 1), token) == 0)
        {
            return ProblemResult.Of(circle.ClosedAt is null ? CircleRules.Full : CircleRules.Closed);
        }

        return TypedResults.NoContent();
    }

    public static async Task<Results<NoContent, ProblemResult>> Leave(Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var token = http.RequestAborted;
        await db.LeaveCircles(caller.PersonId, id, token);
        return TypedResults.NoContent();
    }

    /// <summary>One circle, or all of them; the place of each is free again.</summary>
    public static async Task LeaveCircles(this MentoringDb db, Guid person, Guid? only, CancellationToken token)
    {
        foreach (var id in await db.CircleMembers.Where(m => m.PersonId == person && (only == null || m.CircleId == only))
            .Select(m => m.CircleId).Order().ToListAsync(token))
        {
            if (await db.CircleMembers.Where(m => m.CircleId == id && m.PersonId == person).ExecuteDeleteAsync(token) == 1)
            {
                await db.Circles.Where(c => c.Id == id).ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.Members, c => c.Members - 1).SetProperty(c => c.Version, c => c.Version + 1), token);
            }
        }
    }

    /// <summary>Her own, those she belongs to, and those of mentors whom she sees.</summary>
    public static IQueryable<Circle> CirclesShownTo(this MentoringDb db, Guid reader, DateTimeOffset now) => db.Circles.Where(c =>
        c.MentorId == reader
        || (!db.BlockedWith(reader).Contains(c.MentorId) && (db.CircleMembers.Any(m => m.CircleId == c.Id && m.PersonId == reader)
            || db.Available(now).Any(m => m.Id == c.MentorId))));
}
