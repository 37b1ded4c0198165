namespace CreativeLabs.Web.Courses;

internal static class CoursePages
{
    public static readonly string[] Tracks =
        ["handicrafts", "tourism", "herbs-and-berries", "digital-marketing", "e-commerce", "creative-industries"];

    public static void MapCourses(this RouteGroupBuilder pages)
    {
        pages.MapGet("/courses", ListCourses);
        pages.MapGet("/courses/{id:guid}", (Guid id, ApiClient api, LabDirectory labs, Visit visit) =>
            ShowCourse(id, api, labs, visit, null));
        pages.MapPost("/courses/{id:guid}/enrolment", Enrol).SignedInOnly();
        var mine = pages.MapGroup("").SignedInOnly();
        mine.MapGet("/enrolments/{id:guid}", (Guid id, ApiClient api, LabDirectory labs) => ShowEnrolment(id, api, labs, null));
        mine.MapPost("/enrolments/{id:guid}/accept", Accept);
        mine.MapPost("/enrolments/{id:guid}/decline", Decline);
        mine.MapPost("/enrolments/{id:guid}/drop", Drop);
        mine.MapGet("/credentials", async (ApiClient api) => Show.Page<CredentialsPage, IReadOnlyList<Credential>>(
            (await api.Find(CoursesApi.MyCredentials, "limit=100")).Items));
        pages.MapGet("/verify", Verify);
        pages.MapGet("/verify/{number}/qr.svg", (string number, ApiClient api) =>
            PassedOn.File(api, $"/v1/credentials/{Uri.EscapeDataString(number)}/qr.svg"));
        mine.MapGet("/credentials/{number}/certificate.pdf", (string number, ApiClient api, Visit visit) =>
            PassedOn.File(api, $"/v1/credentials/{Uri.EscapeDataString(number)}/certificate.pdf?lang={visit.Language}"));
    }

    private static async Task<IResult> ListCourses(string? q, string? track, string? cursor, ApiClient api)
    {
        var query = "limit=12" + (string.IsNullOrWhiteSpace(q) ? "" : "&q=" + Uri.EscapeDataString(q.Trim()))
            + (Tracks.Contains(track) ? "&track=" + track : "") + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor));
        var page = (await api.TryFindAsNobody(CoursesApi.List, query)).OrFail();
        return Show.Page<CoursesPage, CoursesModel>(new(page.Items, page.Next, q, track));
    }

    private static async Task<IResult> ShowCourse(Guid id, ApiClient api, LabDirectory labs, Visit visit, Problem? problem)
    {
        var offerings = api.TryFindAsNobody(CoursesApi.Offerings, $"courseId={id}&state=open&limit=20");
        var course = (await api.TryFindAsNobody(CoursesApi.Get, "", id)).OrFail();
        var mine = visit.Session is null ? [] : (await api.TryFind(CoursesApi.MyEnrolments, "limit=100")).Value?.Items ?? [];
        IReadOnlyList<Lesson> lessons = course.Lessons is { } there && visit.Session is not null
            ? (await api.Try(CoursesApi.Lessons, id, there.Version)).Value?.Items ?? [] : [];
        return Show.Page<CoursePage, CourseModel>(
            new(course, (await offerings).Value?.Items ?? [], await labs.All(),
            [.. mine.Where(one => one.CourseId == id)], lessons), problem);
    }

    private static async Task<IResult> Enrol(Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        var offering = Guid.TryParse(sent["offering"], out var chosen) ? chosen : Guid.Empty;
        var answer = await api.Send(CoursesApi.Enrol, new None(), sent, offering);
        return answer.Problem switch
        {
            null => Show.See(visit.To($"/enrolments/{answer.Value!.Id}?done=enrolled")),
            { } missing when visit.ToAgree(missing, $"/courses/{id}") is { } agree => Show.See(agree),
            var problem => await ShowCourse(id, api, labs, visit, problem),
        };
    }

    private static async Task<IResult> ShowEnrolment(Guid id, ApiClient api, LabDirectory labs, Problem? problem)
    {
        var answer = await api.Try(CoursesApi.GetEnrolment, id);
        var enrolment = answer.OrFail();
        var sessions = (await api.Try(CoursesApi.Sessions, enrolment.OfferingId)).Value?.Items ?? [];
        var reasons = enrolment.State is "enrolled" or "waitlisted" ? (await api.Try(CoursesApi.DropReasons)).Value?.Items ?? [] : [];
        return Show.Page<EnrolmentPage, EnrolmentModel>(
            new(enrolment, answer.ETag, sessions, reasons, await labs.WithId(enrolment.LabId)), problem);
    }

    private static async Task<IResult> Accept(Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit) =>
        await api.Send(CoursesApi.AcceptSeat, new None(), sent, id) is { Problem: { } problem }
            ? await ShowEnrolment(id, api, labs, problem) : Show.See(visit.To($"/enrolments/{id}?done=enrolled"));

    private static async Task<IResult> Decline(Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit) =>
        await api.Send(CoursesApi.DeclineSeat, new None(), sent, id) is { Problem: { } problem }
            ? await ShowEnrolment(id, api, labs, problem) : Show.See(visit.To("/week?done=cancelled"));

    private static async Task<IResult> Drop(Guid id, Sent sent, ApiClient api, LabDirectory labs, Visit visit)
    {
        var reason = sent["reason"] is { } told && told.All(char.IsAsciiLetter) ? "reason=" + told : null;
        return await api.Send(CoursesApi.Drop, new None(), sent.Step(0, sent.ETag, reason), id) is { Problem: { } problem }
            ? await ShowEnrolment(id, api, labs, problem) : Show.See(visit.To("/week?done=cancelled"));
    }

    private static async Task<IResult> Verify(string? number, ApiClient api)
    {
        if (string.IsNullOrWhiteSpace(number))
        {
            return Show.Page<VerifyPage, VerifyModel>(new(null, null));
        }

        var answer = await api.TryFindAsNobody(CoursesApi.Verify, "", number.Trim().ToUpperInvariant());
        return answer.Problem is null or { Status: 400 or 404 } ? Show.Page<VerifyPage, VerifyModel>(new(number.Trim(), answer.Value))
            : ErrorPages.Of(answer.Problem);
    }
}

public sealed record CoursesModel(IReadOnlyList<Course> Courses, string? Next, string? Q, string? Track);

public sealed record CourseModel(
    Course Course, IReadOnlyList<Offering> Offerings, IReadOnlyList<Lab> Labs, IReadOnlyList<Enrolment> Mine,
    IReadOnlyList<Lesson> Lessons);

public sealed record EnrolmentModel(
    Enrolment Enrolment, string? ETag, IReadOnlyList<Api.Session> Sessions, IReadOnlyList<Reason> Reasons, Lab? Lab);

public sealed record VerifyModel(string? Number, Verification? Found);
