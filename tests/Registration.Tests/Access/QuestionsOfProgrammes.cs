using static CreativeLabs.Registration.Tests.Access.Words;
using CreativeLabs.Registration.Tests.Programmes;

namespace CreativeLabs.Registration.Tests.Access;

/// <summary>Programmes, applications and open calls.</summary>
internal static partial class Questions
{
    private static Dictionary<string, Make> OfProgrammes { get; } = new(StringComparer.Ordinal)
    {
        ["listProgrammes"] = Plain(),
        ["createProgramme"] = (s, _) => Task.FromResult(
            About(null, new { labId = s.Lab, slug = $"p-{Guid.NewGuid():N}", track = "handicrafts", title = Wool, summary = Wool })),
        ["getProgramme"] = async (s, _) => About(await s.NewProgramme()),
        ["updateProgramme"] = async (s, known) =>
            About(known == OfAll
                ? ProgrammeWorld.Handicraft : await s.NewProgramme(), new { track = "handicrafts", title = Wool, summary = Wool }),
        ["planCohort"] = (s, _) => Task.FromResult(About(
            ProgrammeWorld.Handicraft,
            new { labId = s.Lab, applyBy = s.Today.AddDays(9), startsOn = s.Today.AddDays(10), endsOn = s.Today.AddDays(20), places = 5 })),
        ["getCohort"] = async (s, _) => About(await s.NewCohort()),
        ["updateCohort"] = async (s, _) => About(
            await s.NewCohort(),
            new { applyBy = s.Today.AddDays(9), startsOn = s.Today.AddDays(10), endsOn = s.Today.AddDays(20), places = 6 }),
        ["startCohort"] = async (s, _) => About(await s.NewCohort(began: true)),
        ["completeCohort"] = async (s, _) => About(await s.NewCohort(began: true, runs: true)),

        ["applyToCohort"] = async (s, _) => About(await s.NewCohort(), new { motivation = "Үйрөнөм" }),
        ["applyForMember"] = async (s, _) => About(s.OwnerId, new { cohortId = await s.NewCohort(), reason = Because }),
        ["listMyApplications"] = Plain(),
        ["listApplications"] = async (s, _) => About(await s.NewCohort()),
        ["listLabApplications"] = OfLabItself(),
        ["getApplication"] = async (s, _) => About(await s.Applied(await s.NewCohort())),
        ["decideApplication"] = async (s, _) => About(await s.Applied(await s.NewCohort()), new { outcome = "admitted" }),
        ["withdrawApplication"] = async (s, _) => About(await s.Admitted(), NotThisTime),

        ["listMyJuries"] = Plain(),
        ["getOpenCall"] = async (s, _) => About((await s.NewCall()).Cohort),
        ["announceOpenCall"] = async (s, _) => About(await s.NewCohort(), new { criteria = new[] { new { name = Wool, weight = 1 } } }),
        ["closeOpenCall"] = async (s, _) => About((await s.NewCall(over: true)).Cohort),
        ["listJurors"] = async (s, _) => About((await s.NewCall()).Cohort),
        ["nameJuror"] = async (s, _) => About((await s.NewCall()).Cohort, new { personId = s.AnotherId }),
        ["dismissJuror"] = async (s, _) => About((await s.NewCall()).Cohort, null, ("personId", s.OwnerId)),
        ["listEntries"] = async (s, _) => About((await s.NewCall()).Cohort),
        ["getRanking"] = async (s, _) => About((await s.NewCall(closed: true)).Cohort),
        ["getScores"] = async (s, _) => About((await s.NewCall(closed: true)).Entry),
        ["scoreApplication"] = async (s, _) =>
        {
            var (_, criterionId, entry) = await s.NewCall();
            return About(entry, new { scores = new[] { new { criterionId, points = 7 } } });
        },
    };
}
