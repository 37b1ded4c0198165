using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>A number that helps, as the operator last confirmed it.</summary>
internal sealed class HelpLine : IVersioned
{
    private HelpLine(string code) => Code = code;

    public string Code { get; private set; }

    public string Number { get; private set; } = "";

    public LocalText Name { get; private set; } = new();

    public LocalText Hours { get; private set; } = new();

    public bool IsFree { get; private set; }

    public int Rank { get; private set; }

    /// <summary>The day on which the operator last made sure of it; null while nobody has.</summary>
    public DateOnly? ConfirmedOn { get; private set; }

    public int Version { get; private set; }

    public void Confirm(string number, LocalText name, LocalText hours, bool isFree, DateOnly on)
    {
        (Number, Name, Hours, IsFree, ConfirmedOn) = (number, name, hours, isFree, on);
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<HelpLine>(line =>
    {
        line.ToTable("help_lines").HasKey(l => l.Code);
        line.Property(l => l.Name);
        line.Property(l => l.Hours);
    });
}

/// <summary>A number that helps, for everybody.</summary>
/// <param name="Code">Names it.</param>
/// <param name="Number">What to dial.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Hours">When somebody answers.</param>
/// <param name="IsFree">The call costs nothing.</param>
/// <param name="ConfirmedOn">The day on which it was last made sure of.</param>
internal sealed record HelpLineView(string Code, string Number, string Name, string Hours, bool IsFree, DateOnly? ConfirmedOn)
{
    public static HelpLineView Of(HelpLine line, HttpContext http) => new(
        line.Code, line.Number, http.Say(line.Name), http.Say(line.Hours), line.IsFree, line.ConfirmedOn);
}

/// <summary>The numbers that help.</summary>
/// <param name="Items">The most urgent first.</param>
internal sealed record HelpView(IReadOnlyList<HelpLineView> Items);

/// <summary>What the operator made sure of today.</summary>
/// <param name="Number">2 to 15 figures.</param>
/// <param name="Name">Whose it is, up to 120 characters.</param>
/// <param name="Hours">When somebody answers, up to 120 characters.</param>
/// <param name="IsFree">The call costs nothing.</param>
internal sealed record ConfirmHelpLineRequest(string Number, LocalText Name, LocalText Hours, bool IsFree);

internal static class Help
{
    /// <summary>Opens without signing in, as everybody needs it.</summary>
    public static async Task<Ok<HelpView>> List(MentoringDb db, HttpContext http) => TypedResults.Ok(new HelpView(
        (await db.HelpLines.AsNoTracking().OrderBy(l => l.Rank).ToListAsync(http.RequestAborted))
            .ConvertAll(l => HelpLineView.Of(l, http))));

    public static async Task<Results<Ok<HelpLineView>, ProblemResult>> Get(string code, MentoringDb db, HttpContext http)
    {
        if (await db.HelpLines.AsNoTracking().SingleOrDefaultAsync(l => l.Code == code, http.RequestAborted) is not { } line)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(line);
        return TypedResults.Ok(HelpLineView.Of(line, http));
    }

    public static async Task<Results<Ok<HelpLineView>, ProblemResult>> Confirm(
        string code, ConfirmHelpLineRequest body, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var invalid = new Validation().Text(body.Name, 120, "name").Text(body.Hours, 120, "hours")
            .Check(body.Number.Length is >= 2 and <= 15 && body.Number.All(char.IsAsciiDigit), "number",
                "2–15 цифра.", "От 2 до 15 цифр.", "2 to 15 figures.").Problem;
        if (invalid is not null)
        {
            return invalid;
        }

        if (await db.HelpLines.SingleOrDefaultAsync(l => l.Code == code, http.RequestAborted) is not { } line)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(line) is { } stale)
        {
            return stale;
        }

        line.Confirm(body.Number, body.Name, body.Hours, body.IsFree, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(http.RequestAborted);
        http.SetETag(line);
        return TypedResults.Ok(HelpLineView.Of(line, http));
    }
}
