namespace CreativeLabs.Training.Tests.Access;

/// <summary>Offerings, their sessions and who is let in without what is required.</summary>
internal static partial class Questions
{
    private static Dictionary<string, Make> OfOfferings { get; } = new(StringComparer.Ordinal)
    {
        ["listOfferings"] = Plain(),
        ["getOffering"] = async (s, known) => About(s, await Offering(s, known)),
        ["listOfferingSessions"] = async (s, known) => About(s, await Offering(s, known)),
        ["getOfferingCalendar"] = async (s, known) => About(s, await Offering(s, known)),
        ["getOfferingLink"] = async (s, _) => About(s, await s.Online()),
        ["createOffering"] = (s, _) => Task.FromResult(About(s, body: s.Plan())),
        ["replaceOffering"] = async (s, known) =>
        {
            var plan = s.Plan();
            return About(s, known == Draft ? await s.Draft(plan) : await s.Open(plan), plan);
        },
        ["rescheduleOffering"] = async (s, _) =>
            About(s, await s.Taught(s.Plan(daysFromNow: 10)), new { sessions = new[] { new { startsAt = s.Now.AddDays(20) } } }),
        ["publishOffering"] = async (s, _) => About(s, await s.Draft()),
        ["startOffering"] = async (s, _) => About(s, await s.Taught()),
        ["finishOffering"] = async (s, _) => About(s, await s.Started()),
        ["cancelOffering"] = async (s, known) => About(s, await Offering(s, known)),
        ["createWaiver"] = async (s, _) => About(s, await s.Open(), new { personId = Guid.CreateVersion7(), reason = "experience" }),
        ["listWaivers"] = async (s, _) => About(s, await s.Open()),

        ["enrol"] = async (s, _) => About(s, await s.Open()),
        ["listOfferingEnrolments"] = async (s, _) => About(s, await s.Taught()),
        ["enrolParty"] = async (s, known) =>
        {
            var (group, members) = await s.Group();
            var offering = await s.Open();
            return known == OfGroup
                ? About(s, offering, new { persons = members, groupId = group })
                : About(s, offering, new { persons = await s.LabMembers() });
        },
        ["countDropOuts"] = async (s, _) => About(s, await s.Taught()),
        ["listDropReasons"] = Plain(),

        ["markAttendance"] = async (s, _) =>
            About(s, await s.Session(), new { present = Array.Empty<Guid>(), absent = Array.Empty<Guid>() }),
        ["getAttendance"] = async (s, _) => About(s, await s.Session()),
        ["getSessionRoster"] = async (s, _) => About(s, await s.Session()),
        ["correctAttendance"] = async (s, _) =>
        {
            var (session, enrolment) = await s.Marked();
            return About(s, session, new { enrolmentId = enrolment, present = false, reason = "slip" });
        },
    };

    private static Task<Guid> Offering(Scene scene, string known) => known == Draft ? scene.Draft() : scene.Taught();
}
