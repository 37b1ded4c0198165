using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Codes;

using static CreativeLabs.Registration.Tests.Access.Words;

namespace CreativeLabs.Registration.Tests.Access;

/// <summary>People, labs, phones and sessions.</summary>
internal static partial class Questions
{
    private static readonly object Research = new { purpose = "research", textVersion = "2026-01" };

    private static readonly object Presented = new
    {
        hours = new[] { new { day = "monday", opens = "09:00:00", closes = "18:00:00" } },
        facilities = new[] { "looms" },
        languages = new[] { "ky" },
    };

    private static object Partner(Scene scene) =>
        new { name = new { ky = "Уюм" }, scopes = new[] { "impact:read" }, labs = new[] { scene.Lab } };

    private static object BecauseOfATrial { get; } = new { reason = "A trial." };

    private static Make AtRegistration(object? body = null, string? query = null) =>
        (_, _) => Task.FromResult(About(null, body, ("service", "registration")) with { Query = query });

    private static Asked AboutDeadLetter(Guid id) => About(id, BecauseOfATrial, ("service", "registration"));

    private static Dictionary<string, Make> OfPeople { get; } = new(StringComparer.Ordinal)
    {
        ["requestCode"] = (_, _) => Task.FromResult(About(null, new { phone = RegistrationFixture.NewPhone() })),
        ["issueToken"] = async (s, _) => About(null, Grant(await s.CodeTo(RegistrationFixture.NewPhone(), CodePurpose.SignIn))),
        ["createPartnerToken"] = async (s, _) =>
        {
            var (partner, _, words) = await s.Partner();
            return About(null, new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials", ["client_id"] = $"{partner}", ["client_secret"] = words,
            }));
        },
        ["listDeadLetters"] = AtRegistration(),
        ["getDeadLetter"] = async (s, _) => About(await s.DeadLetter(), null, ("service", "registration")),
        ["releaseDeadLetter"] = async (s, _) => AboutDeadLetter(await s.DeadLetter(ofOutbox: true)),
        ["replayDeadLetter"] = async (s, _) => AboutDeadLetter(await s.DeadLetter()),
        ["discardDeadLetter"] = async (s, _) => AboutDeadLetter(await s.DeadLetter()),
        // Of a type that there is not: what other questions are about stays where it lies.
        ["releaseDeadLetters"] = AtRegistration(BecauseOfATrial, "messageType=None"),
        ["replayDeadLetters"] = AtRegistration(BecauseOfATrial, "messageType=None"),
        ["listOperatorActions"] = AtRegistration(),
        ["seedAgain"] = AtRegistration(BecauseOfATrial),
        ["checkStaffReads"] = Plain(),
        ["registerPartner"] = (s, _) => Task.FromResult(About(null, Partner(s))),
        ["listPartners"] = Plain(),
        ["getPartner"] = async (s, _) => About((await s.Partner()).Id),
        ["updatePartner"] = async (s, _) => About((await s.Partner()).Id, Partner(s)),
        ["revokePartner"] = async (s, _) => About((await s.Partner()).Id),
        ["createPartnerSecret"] = async (s, _) => About((await s.Partner()).Id),
        ["revokePartnerSecret"] = async (s, _) =>
        {
            var (partner, secret, _) = await s.Partner();
            return About(partner, null, ("secretId", secret));
        },
        ["signOut"] = Plain(new { refreshToken = SignInSteps.NewKey() }),
        ["publishKeys"] = Plain(),
        ["discover"] = Plain(),
        ["askErasure"] = Plain(),
        ["askErasureFor"] = (s, _) => Task.FromResult(About(null, new { personId = s.OwnerId, reason = "askedInPerson" })),
        ["listErasures"] = Plain(),
        ["getErasure"] = async (s, _) => About(await s.Erasing()),
        ["listSessions"] = Plain(),
        ["signOutEverywhere"] = Plain(),
        ["endSession"] = async (s, _) => About(await s.OwnersSession()),
        ["setPin"] = Plain(new { newPin = SignInSteps.RightPin }),
        ["removePin"] = async (s, _) =>
        {
            await s.OwnerHasPin();
            return About(null, new { pin = SignInSteps.RightPin });
        },
        ["rememberDevice"] = (_, _) => Task.FromResult(About(null, new { deviceKey = SignInSteps.NewKey() })),
        ["getSignIn"] = Plain(),
        ["updateSignIn"] = Plain(new { label = "firstName" }),
        ["sendMyCode"] = Plain(new { }),
        ["listPhoneChanges"] = Plain(),
        ["askPhoneChange"] = async (s, _) =>
        {
            var phone = RegistrationFixture.NewPhone();
            var (challengeId, code) = await s.CodeTo(phone, CodePurpose.NewPhone(s.AskerId));
            return About(null, new
            {
                phone, challengeId, code,
                proof = Grant(await s.CodeTo(s.AskerPhone, CodePurpose.OwnPhone(s.AskerId)))
            });
        },
        ["cancelPhoneChange"] = async (s, _) => About(await s.PhoneChanging(assisted: false)),
        ["assistPhoneChange"] = async (s, _) =>
        {
            var phone = RegistrationFixture.NewPhone();
            var (challengeId, code) = await s.CodeTo(phone, CodePurpose.NewPhone(s.AskerId));
            return About(s.Lab, new { phone, challengeId, code, reason = Because }, ("personId", s.OwnerId));
        },
        ["cancelAssistedPhoneChange"] = async (s, _) =>
            About(s.Lab, null, ("personId", s.OwnerId), ("changeId", await s.PhoneChanging(assisted: true))),

        ["confirmPhoneChange"] = async (s, _) => About(await s.PhoneChanging(assisted: true)),
        ["listSignInNumbers"] = Plain(),
        ["removeSignInNumber"] = async (s, _) =>
        {
            await s.OwnerHasPin();
            return About(await s.OwnersSecondNumber(), new { pin = SignInSteps.RightPin });
        },
        ["listMyMerges"] = Plain(),
        ["agreeToMerge"] = async (s, _) =>
        {
            await s.OwnerHasPin();
            return About(await s.OwnerMerging(), new { pin = SignInSteps.RightPin });
        },
        ["undoMerge"] = async (s, _) => About(await s.OwnerMerging()),
        ["getAnnouncedErasure"] = async (s, _) =>
        {
            await s.OwnerAnnounced();
            return About(null);
        },
        ["callOffErasure"] = async (s, _) =>
        {
            await s.OwnerAnnounced();
            return About(null);
        },

        ["getProfile"] = Plain(),
        ["updateProfile"] = Plain(new { name = "Бермет", language = "ky" }),
        ["listConsents"] = Plain(),
        ["createConsent"] = Plain(Research),
        ["withdrawConsent"] = async (s, _) => About(await s.OwnersConsent()),
        ["getDemographics"] = Plain(),
        ["updateDemographics"] = Plain(new { education = "secondary" }),
        ["listAssistedActions"] = Plain(),
        ["exportMyData"] = Plain(),
        ["listConsentTexts"] = Plain(),
        ["getConsentText"] = (_, _) => Task.FromResult(About(null, null, ("purpose", "platform"), ("version", "2026-01"))),

        ["getGuardianState"] = Plain(),
        ["listGuardianConsents"] = Plain(),
        ["makeGuardianSlip"] = Plain(),
        ["sendGuardianCode"] = (_, _) => Task.FromResult(About(null, new { phone = RegistrationFixture.NewPhone() })),
        ["createGuardianConsent"] = async (s, _) =>
        {
            var (challengeId, code) = await s.CodeTo(RegistrationFixture.NewPhone(), CodePurpose.Guardian(s.AskerId));
            return About(null, new { name = "Гүлнара", relation = "mother", textVersion = "2026-01", challengeId, code });
        },
        ["withdrawGuardianConsent"] = async (s, _) => About(await s.OwnersGuardianConsent()),
        ["recordGuardianConsent"] = (s, _) => Task.FromResult(
            About(s.Lab, new { guardian = AGuardian, language = "ky", reason = Because, personId = s.OwnerId })),
        ["listGuardianConsentsOfMember"] = (s, _) => Task.FromResult(About(s.OwnerId)),
        ["recordGuardianWithdrawal"] = async (s, _) =>
            About(s.OwnerId, new { reason = Because }, ("consentId", await s.OwnersGuardianConsent())),

        ["listMembers"] = OfLabItself(),
        ["registerMember"] = (s, _) => Task.FromResult(About(s.Lab, PeopleSteps.AWoman(PeopleSteps.NewWord()))),
        ["getMember"] = (s, _) => Task.FromResult(About(s.OwnerId)),
        ["listConsentsOfMember"] = (s, _) => Task.FromResult(About(s.OwnerId)),
        ["recordPaperConsent"] = (s, _) => Task.FromResult(
            About(s.OwnerId, new { purpose = "research", textVersion = "2026-01", language = "ky", reason = Because })),
        ["recordWithdrawal"] = async (s, _) => About(s.OwnerId, new { reason = Because }, ("consentId", await s.OwnersConsent())),
        ["listDuplicates"] = OfLabItself(),
        ["dismissDuplicate"] = async (s, _) => About(await s.SimilarPeople()),
        ["mergePeople"] = (s, _) => Task.FromResult(About(s.OwnerId, new { survivorId = s.AnotherId, reason = Because })),

        ["listLabs"] = Plain(),
        ["getLab"] = OfLabItself(),
        ["updateLab"] = OfLabItself(Presented),
        ["openLab"] = (_, _) => Task.FromResult(About(Guid.Empty, LabAsOpened())),
        ["describeLab"] = OfLabItself(LabAsNamed),
        ["endLab"] = async (s, _) => About(await s.EmptyLab()),
        ["joinLab"] = OfLabItself(),
        ["listMemberships"] = Plain(),
        ["leaveLab"] = async (s, _) => About(await s.OwnersMembership()),
        ["listRoles"] = OfLabItself(),
        ["grantRole"] = (s, known) => Task.FromResult(About(s.Lab, new { personId = s.AnotherId, role = known })),
        ["revokeRole"] = async (s, known) =>
            About(s.Lab, null, ("grantId", await s.Granted(known == OfTrainer ? Role.Trainer : Role.Coordinator))),
    };

    private static object AGuardian => new { name = "Гүлнара", relation = "mother", textVersion = "2026-01" };

    private static object LabAsNamed => new
    {
        name = new { ky = "Ат-Башы", ru = "Ат-Башы", en = "At-Bashy" }, region = new { en = "Naryn" }, district = new { en = "At-Bashy" },
        focus = new[] { "handicrafts" },
    };

    private static object LabAsOpened() => new
    {
        code = $"lab-{Guid.NewGuid():N}", openedIn = 2026, name = new { en = "New" }, region = new { en = "Naryn" },
        district = new { en = "New" }, focus = new[] { "handicrafts" },
    };

    private static object Grant((Guid ChallengeId, string Code) sent) => new { sent.ChallengeId, sent.Code };
}
