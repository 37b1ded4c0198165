namespace CreativeLabs.Training.Tests.Access;

/// <summary>A learner's seat, what is recorded of her, and what she was given.</summary>
internal static partial class Questions
{
    private static Dictionary<string, Make> OfLearners { get; } = new(StringComparer.Ordinal)
    {
        ["listMyEnrolments"] = Plain(),
        ["getEnrolment"] = async (s, _) => About(s, (await s.Seat()).Enrolment),
        ["dropEnrolment"] = async (s, _) => About(s, (await s.Seat()).Enrolment),
        ["acceptSeat"] = async (s, _) => About(s, await s.Offered()),
        ["declineSeat"] = async (s, _) => About(s, await s.Offered()),

        ["assessEnrolment"] = async (s, _) => About(s, (await s.Seat()).Enrolment, new { score = 70 }),
        ["listAssessments"] = async (s, _) => About(s, (await s.Assessed()).Enrolment),
        ["correctScore"] = async (s, _) =>
        {
            var (enrolment, assessment) = await s.Assessed();
            return About(s, enrolment, new { score = 75, reason = "slip" }, ("assessmentId", assessment));
        },
        ["listCorrections"] = async (s, _) => About(s, (await s.Assessed()).Enrolment),

        ["verifyCredential"] = async (s, _) => About(s, others: ("number", await s.Credential())),
        ["getCredentialQr"] = async (s, _) => About(s, others: ("number", await s.Credential())),
        ["revokeCredential"] = async (s, _) =>
            About(s, null, new { reason = "issuedInError" }, ("number", await s.Credential())),
        ["showMyName"] = async (s, _) => About(s, null, new { name = "Айгүл" }, ("number", await s.Credential())),
        ["hideMyName"] = async (s, _) => About(s, others: ("number", await s.Credential())),
        ["printCertificate"] = async (s, _) => About(s, others: ("number", await s.Credential())),
        ["listMyCredentials"] = Plain(),
    };
}
