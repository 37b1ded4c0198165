using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Training.Lessons;

/// <summary>A file of lessons.</summary>
/// <param name="Hash">SHA-256 of its bytes as they are kept, which names it.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Size">Bytes.</param>
internal sealed record LessonFileView(string Hash, string Type, int Size);

/// <summary>The body is the file itself, up to 1,000,000 bytes: a JPEG, PNG or WebP picture, which is encoded anew and may be kept in other
/// bytes than were sent, a PDF, an Ogg or MP3 recording.</summary>
internal static class UploadLessonFile
{
    public static async Task<Results<Ok<LessonFileView>, ProblemResult>> Handle(Caller caller, TrainingDb db, HttpContext http)
    {
        if (!caller.MayWrite())
        {
            return ProblemResult.Forbidden;
        }

        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (body.Length + read > LessonFile.MostBytes)
            {
                return ProblemResult.Of(LessonRules.FileTooLarge);
            }

            body.Write(chunk.AsSpan(0, read));
        }

        if (await LessonFile.Of(body.ToArray(), http.RequestAborted) is not { } file)
        {
            return ProblemResult.Of(LessonRules.UnknownFile);
        }

        await db.KeepOnce(file, http.RequestAborted);
        return TypedResults.Ok(new LessonFileView(file.Hash, file.Type, file.Size));
    }
}
