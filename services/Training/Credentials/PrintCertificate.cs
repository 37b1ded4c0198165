using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PdfSharp.Fonts;

namespace CreativeLabs.Training.Credentials;

internal static partial class PrintCertificate
{
    private static readonly Lock Setting = new();

    /// <summary>For the holder alone, in the language that she asks in; with her name only when she decided that it shows.</summary>
    public static async Task<Results<FileContentHttpResult, ProblemResult>> Handle(
        string number, Caller caller, TrainingDb db, HolderNames names, IConfiguration settings, ILogger<FontFiles> logger,
        HttpContext http, string? lang = null)
    {
        var token = http.RequestAborted;
        if (CredentialNumber.Read(number) is not { } read || await VerifyCredential.Find(db, read, token) is not { } credential
            || credential.PersonId != caller.PersonId)
        {
            return ProblemResult.NotFound;
        }

        if (credential.Status is CredentialStatus.Revoked)
        {
            return ProblemResult.Of(CredentialRules.Revoked);
        }

        if (!SetFonts(FontFiles.FolderOf(settings), logger))
        {
            return ProblemResult.Of(CredentialRules.NoTypeface);
        }

        var language = LocalText.Languages.Contains(lang, StringComparer.Ordinal) ? lang! : http.Language();
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentLanguage = language;
        var lab = await db.Labs.Where(l => l.Id == credential.LabId).Select(l => l.Name).SingleOrDefaultAsync(token);
        var pdf = Certificate.Draw(credential, lab, await names.On(credential, token), language, settings.PageOf(read));
        return TypedResults.File(pdf, "application/pdf", $"{read}.pdf");
    }

    // The library has one place for its typefaces in the whole process.
    private static bool SetFonts(string folder, ILogger logger)
    {
        if (FontFiles.Missing(folder) is { Count: > 0 } missing)
        {
            NoTypeface(logger, string.Join(", ", missing));
            return false;
        }

        lock (Setting)
        {
            GlobalFontSettings.FontResolver ??= new FontFiles(folder);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Error,
        Message = "No certificate can be printed: {Missing} is missing. Install fonts-dejavu-core, or set Fonts:Folder")]
    private static partial void NoTypeface(ILogger logger, string missing);
}
