using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Offerings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Enrolments;

internal static class GetEnrolments
{
    public static async Task<Results<Ok<Page<EnrolmentView>>, ProblemResult>> Mine([AsParameters] PageQuery page, Caller caller,
        TrainingDb db,
        HttpContext http) =>
        page.Read() is { } refusal
            ? refusal : await Show(page, EnrolmentRow.In(db).Where(r => r.Enrolment.PersonId == caller.PersonId), http);

    public static async Task<Results<Ok<Page<EnrolmentView>>, ProblemResult>> OfOffering(
        Guid id, [AsParameters] PageQuery page, Caller caller, TrainingDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var offering = await db.Offerings.AsNoTracking().SeenBy(caller).SingleOrDefaultAsync(o => o.Id == id, http.RequestAborted);
        return offering switch
        {
            null => ProblemResult.NotFound,
            _ when !caller.IsTrainerAt(offering.LabId) => ProblemResult.Forbidden,
            _ => await Show(page, EnrolmentRow.In(db).Where(r => r.Enrolment.OfferingId == id), http),
        };
    }

    public static async Task<Results<Ok<EnrolmentView>, ProblemResult>> One(Guid id, Caller caller, TrainingDb db, HttpContext http)
    {
        var mine = caller.LabsTaughtAt();
        var row = await EnrolmentRow.In(db).SingleOrDefaultAsync(
            r => r.Enrolment.Id == id && (r.Enrolment.PersonId == caller.PersonId || mine.Contains(r.Offering.LabId)), http.RequestAborted);
        if (row is null)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(row.Enrolment);
        return TypedResults.Ok(EnrolmentView.Of(row, http));
    }

    private static async Task<Ok<Page<EnrolmentView>>> Show(PageQuery page, IQueryable<EnrolmentRow> rows, HttpContext http) =>
        TypedResults.Ok(await page.ToPageAsync(
            rows.Where(r => r.Enrolment.Id > page.After).OrderBy(r => r.Enrolment.Id), r => r.Enrolment.Id,
            r => EnrolmentView.Of(r, http), http));
}
