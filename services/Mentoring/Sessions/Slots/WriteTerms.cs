using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions.Slots;

/// <summary>How a mentor's hours become slots.</summary>
/// <param name="SlotMinutes">15 to 240.</param>
/// <param name="NoticeHours">0 to 168.</param>
/// <param name="BufferMinutes">0 to 120.</param>
/// <param name="DailyLimit">1 to 12 sessions a day.</param>
/// <param name="HorizonDays">1 to 90.</param>
/// <param name="Exceptions">Days that differ from the week, at most 60.</param>
internal sealed record BookingTermsView(
    int SlotMinutes, int NoticeHours, int BufferMinutes, int DailyLimit, int HorizonDays, IReadOnlyList<DayException>? Exceptions = null)
{
    public static BookingTermsView Of(BookingTerms terms) => new(
        terms.SlotMinutes, terms.NoticeHours, terms.BufferMinutes, terms.DailyLimit, terms.HorizonDays, terms.Exceptions);
}

internal static class WriteTerms
{
    public static async Task<Results<Ok<BookingTermsView>, ProblemResult>> Get(Caller caller, MentoringDb db, HttpContext http)
    {
        if (await db.BookingTerms.AsNoTracking().SingleOrDefaultAsync(t => t.PersonId == caller.PersonId, http.RequestAborted)
            is not { } terms)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(terms);
        return TypedResults.Ok(BookingTermsView.Of(terms));
    }

    public static async Task<Results<Ok<BookingTermsView>, ProblemResult>> Put(
        BookingTermsView body, Caller caller, MentoringDb db, HttpContext http)
    {
        var exceptions = body.Exceptions ?? [];
        var invalid = new Validation().Range(body.SlotMinutes, 15, 240, "slotMinutes").Range(body.NoticeHours, 0, 168, "noticeHours")
            .Range(body.BufferMinutes, 0, 120, "bufferMinutes").Range(body.DailyLimit, 1, 12, "dailyLimit")
            .Range(body.HorizonDays, 1, 90, "horizonDays").Range(exceptions.Count, 0, 60, "exceptions")
            .Check(exceptions.All(e => e is not null && (e.From is null) == (e.To is null) && (e.From is null || e.From < e.To)),
                "exceptions", "Башталышы аягынан мурун болушу керек.", "Начало должно быть раньше конца.",
                "Hours must begin before they end.").Problem;
        if (invalid is not null)
        {
            return invalid;
        }

        var token = http.RequestAborted;
        var terms = await db.BookingTerms.SingleOrDefaultAsync(t => t.PersonId == caller.PersonId, token);
        if ((terms is null ? http.RequireNone() : http.RequireMatch(terms)) is { } stale)
        {
            return stale;
        }

        if (terms is null)
        {
            db.Add(terms = BookingTerms.Default(caller.PersonId));
        }

        terms.Change(body.SlotMinutes, body.NoticeHours, body.BufferMinutes, body.DailyLimit, body.HorizonDays, exceptions);
        await db.SaveChangesAsync(token);
        http.SetETag(terms);
        return TypedResults.Ok(BookingTermsView.Of(terms));
    }
}
