using CreativeLabs.Support;
using static CreativeLabs.Registration.Tests.Access.Words;

namespace CreativeLabs.Registration.Tests.Access;

/// <summary>Events, places, doors and hearings.</summary>
internal static partial class Questions
{
    private static Dictionary<string, Make> OfEvents { get; } = new(StringComparer.Ordinal)
    {
        ["planEvent"] = (s, _) => Task.FromResult(About(null, new
        {
            labId = s.Lab,
            kind = "festival",
            title = Wool,
            venue = Wool,
            capacity = 30,
            startsAt = s.Now.AddDays(5),
            endsAt = s.Now.AddDays(5).AddHours(2),
        })),
        ["listEvents"] = (s, known) =>
        Task.FromResult(About(null) with { Query = $"labId={s.Lab}{(known == Draft ? "&drafts=true" : "")}" }),
        ["getEvent"] = async (s, known) => About(await s.NewEvent(known == Published)),
        ["updateEvent"] = async (s, known) => About(await s.NewEvent(known == Published), Scene.PlanOfEvent()),
        ["discardDraft"] = async (s, _) => About(await s.NewEvent(published: false)),
        ["getEventCalendar"] = async (s, _) => About(await s.NewEvent()),
        ["getEventPlan"] = async (s, known) => About(await s.NewEvent(known == Published)),
        ["publishEvent"] = async (s, _) => About(await s.NewEvent(published: false)),
        ["rescheduleEvent"] = async (s, _) =>
        About(await s.NewEvent(), new { startsAt = s.Now.AddDays(6), endsAt = s.Now.AddDays(6).AddHours(2) }),
        ["cancelEvent"] = async (s, _) => About(await s.NewEvent(), NotThisTime),

        ["registerForEvent"] = async (s, _) => About(await s.NewEvent(), new { seats = 1 }),
        ["listEventRegistrations"] = async (s, _) => About(await s.NewEvent()),
        ["listMyEventRegistrations"] = Plain(),
        ["getMyCalendar"] = Plain(),
        ["getEventRegistration"] = async (s, _) => About(await s.OwnersPlace()),
        ["cancelEventRegistration"] = async (s, _) => About(await s.OwnersPlace()),
        ["shrinkGroup"] = async (s, _) => About(await s.OwnersPlace(seats: 2), new { seats = 1 }),
        ["acceptOffer"] = async (s, _) => About(await s.OwnersOffer(), new { }),
        ["declineOffer"] = async (s, _) => About(await s.OwnersOffer()),
        ["getTicket"] = async (s, _) => About(await s.OwnersPlace()),
        ["drawTicket"] = async (s, _) => About(await s.OwnersPlace()),

        ["publishTicketKeys"] = Plain(),
        ["getRoster"] = async (s, _) => About(await s.NewEvent()),
        ["mergeCheckIns"] = async (s, _) =>
        {
            var held = await s.NewEvent(startsIn: TimeSpan.FromHours(1));
            var entries = new[] { new { id = Guid.CreateVersion7(), at = s.Now, placeId = await s.OwnersPlace(held) } };
            return About(held, new { device = Guid.CreateVersion7(), sentAt = s.Now, entries });
        },
        ["listCheckIns"] = async (s, _) => About(await s.NewEvent()),
        ["findWalkIn"] = async (s, _) =>
            About(await s.NewEvent(startsIn: TimeSpan.FromHours(1)), new { phone = await s.OwnersPhone() }),
        ["countHeads"] = async (s, _) => About(
            await s.NewEvent(startsIn: TimeSpan.FromHours(1)), new { count = 3, countedAt = s.Now, sentAt = s.Now },
            ("device", Guid.CreateVersion7())),
        ["getAttendance"] = async (s, _) => About(await s.NewEvent()),
        ["closeEvent"] = async (s, _) => About(await s.NewEvent(startsIn: TimeSpan.FromHours(-4))),

        ["getHearing"] = async (s, _) => About(await s.NewHearing()),
        ["announceHearing"] = async (s, known) => About(
            await s.NewHearing(known == Published), new { commentsUntil = s.Now.AddDays(9), agenda = new[] { new { title = Wool } } }),
        ["recordMinutes"] = async (s, _) => About(await s.NewHearing(held: true), Road),
        ["decideHearing"] = async (s, _) => About(await s.NewHearing(held: true), Road),
        ["listComments"] = async (s, _) => About(await s.NewHearing()),
        ["writeComment"] = async (s, _) => About(await s.NewHearing(), new { text = "Суу керек" }),
        ["enterPaperComment"] = async (s, _) => About(await s.NewHearing(), new { text = "Суу керек", receivedAt = s.Now.AddHours(-1) }),
        ["listFollowUps"] = async (s, _) => About(await s.NewHearing()),
        ["planFollowUp"] = async (s, _) =>
        About(await s.NewHearing(held: true), new { what = Wool, who = Wool, due = s.Today.AddDays(30) }),
        ["finishFollowUp"] = async (s, _) => About(await s.NewFollowUp(), new { doneOn = s.Today }),
        ["moderateComment"] = async (s, _) => About(await s.OwnersComment(), new { hidden = true, reason = Wool }),
        ["withdrawComment"] = async (s, _) => About(await s.OwnersComment()),
    };
}
