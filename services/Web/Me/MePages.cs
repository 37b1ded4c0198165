namespace CreativeLabs.Web.Me;

internal static class MePages
{
    public static void MapMe(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("").SignedInOnly();
        mine.MapGet("/week", ShowWeek);
        mine.MapGet("/welcome", (string? next, ApiClient api, Visit visit) => ShowWelcome(next, api, visit, null, null));
        mine.MapPost("/welcome", Welcome);
    }

    private static async Task<IResult> ShowWeek(ApiClient api, Visit visit, LabDirectory directory)
    {
        var registrations = api.TryFind(EventsApi.Mine, "limit=50");
        var enrolments = api.TryFind(CoursesApi.MyEnrolments, "limit=50");
        var inbox = api.TryFind(InboxApi.List, "limit=5");
        var labs = api.TryFind(LabsApi.Mine, "limit=20");
        var profile = await api.Get(PeopleApi.GetProfile);
        var courses = (await enrolments).Value?.Items.Where(one => one.State is "enrolled" or "waitlisted" or "offered").ToList() ?? [];
        var sessions = await Task.WhenAll(courses.Where(one => one.State is "enrolled").Take(6).Select(async one =>
            ((await api.Try(CoursesApi.Sessions, one.OfferingId)).Value?.Items ?? []).Select(session => new Appointment(
                session.StartsAt, session.StartsAt.AddMinutes(session.Minutes), one.Course, session.Room, "course",
                visit.To($"/enrolments/{one.Id}")))));
        var comes = ((await registrations).Value?.Items ?? []).Where(one => one.State is "confirmed" or "offered" or "waitlisted"
                or "requested" && one.EventState is not "cancelled")
            .Select(one => new Appointment(one.StartsAt, one.EndsAt, one.Title, one.Venue, "event",
                visit.To($"/registrations/{one.Id}"), one.State));
        var all = comes.Concat(sessions.SelectMany(list => list)).Where(one => one.Until > visit.Now).OrderBy(one => one.From).ToList();
        return Show.Page<WeekPage, WeekModel>(
            new(profile.Name, all, courses, (await inbox).Value?.Items ?? [], (await labs).Value?.Items ?? [],
            await Work.Of(visit, directory)));
    }

    private static async Task<IResult> ShowWelcome(string? next, ApiClient api, Visit visit, Sent? sent, Problem? problem)
    {
        var texts = await api.Find(PeopleApi.ConsentTexts, "limit=100");
        var answer = await api.Try(PeopleApi.GetProfile);
        var consents = await api.Find(PeopleApi.Consents, "limit=100");
        var agreed = consents.Items.Any(one => one is { Purpose: "platform", WithdrawnAt: null });
        var text = texts.Items.First(one => one is { Purpose: "platform", Current: true });
        return Show.Page<WelcomePage, WelcomeModel>(
            new(LocalPath.Or(next, visit.To("/week")), text, agreed, answer.OrFail(), answer.ETag, sent), problem);
    }

    private static async Task<IResult> Welcome(Sent sent, ApiClient api, Visit visit)
    {
        if (sent["agree"] is null && sent["agreed"] is null)
        {
            return await ShowWelcome(sent["next"], api, visit, sent, Problem.OfField("agree", MeWords.AgreeFirst.In(visit.Language)));
        }

        if (sent["agreed"] is null)
        {
            var given = await api.Send(PeopleApi.GiveConsent, new ConsentGiven("platform", sent["version"] ?? ""), sent.Step(1));
            if (given.Problem is { } problem and not { Status: 409 })
            {
                return await ShowWelcome(sent["next"], api, visit, sent, problem);
            }
        }

        // The consent made a new version of what is changed next.
        var seen = await api.Try(PeopleApi.GetProfile);
        var change = new ProfileChange(sent["name"] ?? "", visit.Language, sent.Number("birthYear") ?? seen.Value?.BirthYear);
        var changed = await api.Send(PeopleApi.ChangeProfile, change, sent.Step(2, seen.ETag));
        if (changed.Problem is { } refused)
        {
            return await ShowWelcome(sent["next"], api, visit, sent, refused);
        }

        var next = LocalPath.Or(sent["next"], visit.To("/week"));
        return Show.See(await api.Try(GuardiansApi.State) is { Value: { Needed: true, Given: false } }
            ? visit.To($"/guardian?next={Uri.EscapeDataString(next)}") : next);
    }
}

/// <summary>Something in her week.</summary>
/// <param name="Kind">event, course, booking or mentor.</param>
/// <param name="State">Of a registration.</param>
public sealed record Appointment(
    DateTimeOffset From, DateTimeOffset Until, string Title, string? Place, string Kind, string Href, string? State = null);

public sealed record WeekModel(
    string? Name, IReadOnlyList<Appointment> Appointments, IReadOnlyList<Enrolment> Courses, IReadOnlyList<Notification> Inbox,
    IReadOnlyList<Membership> Labs, Work Work);

public sealed record WelcomeModel(string Next, ConsentText Text, bool Agreed, Profile Profile, string? ETag, Sent? Sent);
