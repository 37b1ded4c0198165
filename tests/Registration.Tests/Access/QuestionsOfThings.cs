using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Resources;
using static CreativeLabs.Registration.Tests.Access.Words;

namespace CreativeLabs.Registration.Tests.Access;

/// <summary>Resources, bookings, groups and stories.</summary>
internal static partial class Questions
{
    // Days that no other test announces anything for, a new one for each question.
    private static int day;

    private static DateOnly NewDay => new DateOnly(2090, 1, 1).AddDays(Interlocked.Increment(ref day));

    private static readonly object Loom =
        new
        {
            kind = "loom", name = Wool, slotMinutes = 60, maxMinutes = 120, daysAhead = 30, needsApproval = false, releaseMinutes = 15,
            inUse = true
        };

    private static Dictionary<string, Make> OfThings { get; } = new(StringComparer.Ordinal)
    {
        ["listResources"] = OfLabItself(),
        ["offerResource"] = OfLabItself(Loom),
        ["getResource"] = async (s, _) => About(await s.NewResource()),
        ["updateResource"] = async (s, _) => About(await s.NewResource(), Loom),
        ["getWeeklyQuota"] = (s, _) => Task.FromResult(About(s.Lab, null, ("kind", "loom"))),
        ["setWeeklyQuota"] = (s, _) => Task.FromResult(About(s.Lab, new { minutes = 600 }, ("kind", "loom"))),
        ["listClosures"] = OfLabItself(),
        ["closeLab"] = (s, _) => Task.FromResult(
            About(s.Lab, new { firstDay = LabTime.DayOf(s.Now).AddDays(40), lastDay = LabTime.DayOf(s.Now).AddDays(41), reason = Wool })),
        ["reopenLab"] = async (s, _) => About(s.Lab, null, ("closureId", await s.NewClosure())),
        ["listHolidays"] = Plain(),
        ["getHoliday"] = async (s, _) =>
        {
            var announced = HolidayOverride.Announce(NewDay, false, LocalText.Same("Жумуш күнү"));
            await s.Keep(announced);
            return About(null, null, ("day", $"{announced.Day:yyyy-MM-dd}"));
        },
        ["announceHoliday"] = (_, _) => Task.FromResult(About(null, new { off = false, name = Wool }, ("day", $"{NewDay:yyyy-MM-dd}"))),

        ["listFreeSlots"] = async (s, _) => About(await s.NewResource()),
        ["bookResource"] = async (s, _) => About(await s.NewResource(), new { startsAt = s.Soon, minutes = 60 }),
        ["bookSeries"] = async (s, _) => About(await s.NewResource(), new { startsAt = s.Soon, minutes = 60, weeks = 2 }),
        ["cancelSeries"] = async (s, _) => About((await s.OwnersBooking(series: Guid.CreateVersion7())).SeriesId),
        ["listMyBookings"] = Plain(),
        ["getBooking"] = async (s, _) => About((await s.OwnersBooking()).Id),
        ["decideBooking"] = async (s, _) => About((await s.OwnersBooking(held: true)).Id, new { approve = true }),
        ["cancelBooking"] = async (s, _) => About((await s.OwnersBooking()).Id, NotThisTime),
        ["checkInToBooking"] = async (s, _) => About((await s.OwnersBooking(now: true)).Id),
        ["listLabBookings"] = OfLabItself(),
        ["listBookingRequests"] = OfLabItself(),

        ["formGroup"] = OfLabItself(GroupDesk.Wool),
        ["listLabGroups"] = OfLabItself(),
        ["listMyGroups"] = Plain(),
        ["getGroup"] = async (s, known) => About(await s.OwnersGroup(known == Joined)),
        ["describeGroup"] = async (s, known) => About(await s.OwnersGroup(known == Joined), GroupDesk.Wool),
        ["handOverLead"] = async (s, known) =>
        About(await s.OwnersGroup(known == Joined), new { personId = known == Joined ? s.MemberId : s.AnotherId }),
        ["nameTreasurer"] = async (s, known) =>
        About(await s.OwnersGroup(known == Joined), new { personId = known == Joined ? s.MemberId : s.AnotherId }),
        ["listGroupMembers"] = async (s, known) => About(await s.OwnersGroup(known == Joined)),
        ["leaveGroup"] = async (s, known) =>
        About(await s.OwnersGroup(known == Joined), null, ("personId", known == Joined ? s.MemberId : s.AnotherId)),
        ["inviteMember"] = async (s, known) => About(await s.OwnersGroup(known == Joined), new { personId = s.CoordinatorId }),
        ["listGroupInvitations"] = async (s, known) => About(await s.OwnersGroup(known == Joined)),
        ["listMyInvitations"] = Plain(),
        ["answerInvitation"] = async (s, _) => About(await s.Invitation(Scene.Another, Scene.Owner), new { accept = true }),
        ["withdrawInvitation"] = async (s, _) => About(await s.Invitation(Scene.Owner, Scene.Another)),

        ["listStories"] = Plain(),
        ["getStory"] = async (s, _) => About(await s.OwnersStory(published: true)),
        ["writeStory"] = OfLabItself(StoryDesk.Words),
        ["rewriteStory"] = async (s, _) => About(await s.OwnersStory(), StoryDesk.Words),
        ["listLabStories"] = OfLabItself(),
        ["listMyStories"] = Plain(),
        ["getManuscript"] = async (s, known) => About(await s.OwnersStory(known == Submitted, known == Published)),
        ["submitStory"] = async (s, _) => About(await s.OwnersStory()),
        ["reviewStory"] = async (s, _) => About(await s.OwnersStory(submitted: true), new { approve = true }),
        ["withdrawStory"] = async (s, known) => About(await s.OwnersStory(known == Submitted, known == Published)),
        ["addPicture"] = async (s, _) => About(await s.OwnersStory(), new { alt = Wool }),
        ["getPicture"] = async (s, known) => About((await s.NewPicture(submitted: known == Submitted, published: known == Published)).Id),
        ["uploadPicture"] = async (s, _) => About((await s.NewPicture()).Id, Scene.Jpeg()),
        ["removePicture"] = async (s, _) => About((await s.NewPicture()).Id),
        ["updatePictureConsent"] = async (s, _) =>
        {
            var (id, match) = await s.NewPicture(Scene.Another);
            return About(id) with { IfMatch = match };
        },
        ["withdrawPictureConsent"] = async (s, _) => About((await s.NewPicture(Scene.Another)).Id),
        ["listPictureConsents"] = Plain(),
    };
}
