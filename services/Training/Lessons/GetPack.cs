using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace CreativeLabs.Training.Lessons;

/// <summary>Downloads that a phone keeps and, when the connection broke off, goes on with where it was.</summary>
internal static class GetPack
{
    /// <summary>A version's pack never changes, so who has it need not ask again.</summary>
    private const string Keep = "private, max-age=31536000, immutable";

    public static async Task<IResult> Handle(Guid id, int number, string language, Caller caller, TrainingDb db, HttpContext http)
    {
        var token = http.RequestAborted;
        if (new Validation().OneOf(language, LocalText.Languages, "language").Problem is { } unknown)
        {
            return unknown;
        }

        var packs = await db.CourseVersions.Where(v => v.CourseId == id && v.Number == number).Select(v => v.Packs)
            .SingleOrDefaultAsync(token);
        if (packs?.FirstOrDefault(p => p.Language == language) is not { } pack)
        {
            return ProblemResult.NotFound;
        }

        return await caller.MayRead(id, db, token)
            ? Send(await db.LessonPacks.Where(p => p.Hash == pack.Hash).Select(p => p.Bytes).SingleAsync(token), "application/zip",
                pack.Hash, http)
            : ProblemResult.Forbidden;
    }

    /// <summary>A file of a lesson, for who may read the course.</summary>
    public static async Task<IResult> File(Guid id, string hash, Caller caller, TrainingDb db, HttpContext http)
    {
        var token = http.RequestAborted;
        if (!await caller.MayRead(id, db, token))
        {
            return ProblemResult.Forbidden;
        }

        var versions = await db.CourseVersions.Where(v => v.CourseId == id).Select(v => v.Lessons).ToListAsync(token);
        var file = versions.Exists(lessons => lessons.Any(l => l.Files?.Contains(hash, StringComparer.Ordinal) is true))
            ? await db.LessonFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Hash == hash, token)
            : null;
        return file is null ? ProblemResult.NotFound : Send(file.Bytes, file.Type, file.Hash, http);
    }

    private static IResult Send(byte[] bytes, string type, string hash, HttpContext http)
    {
        var tag = new EntityTagHeaderValue($"\"{hash[..32]}\"");
        if (IsBeyond(http.Request.GetTypedHeaders(), bytes.Length, tag))
        {
            http.Response.Headers.ContentRange = $"bytes */{bytes.Length}";
            return ProblemResult.Of(LessonRules.RangeBeyond);
        }

        http.Response.Headers.CacheControl = Keep;
        http.Response.Headers.Vary = "Authorization";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        return TypedResults.Bytes(bytes, type, enableRangeProcessing: true, entityTag: tag);
    }

    /// <summary>The framework would answer this with an empty 416.</summary>
    private static bool IsBeyond(RequestHeaders asked, int length, EntityTagHeaderValue tag) =>
        asked.Range is { Ranges: { Count: 1 } ranges } && ranges.Single() is { } range
            && (range.From >= length || range is { From: null, To: 0 })
        && (asked.IfRange is null || tag.Equals(asked.IfRange.EntityTag)) && !asked.IfNoneMatch.Contains(tag);
}
