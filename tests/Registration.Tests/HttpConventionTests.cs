using CreativeLabs.Support;
using CreativeLabs.Registration.Tests.Access;

namespace CreativeLabs.Registration.Tests;

/// <summary>HTTP as the standards say, for every operation of the published document.</summary>
public sealed class HttpConventionTests(Servers servers) : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["addPicture"] = "It makes a picture under its key; the story's words are not touched.",
        ["agreeToMerge"] = "It is proved by a PIN or a code, which is good once.",
        ["applyForMember"] = "It makes an application under its key; the person's record is not touched.",
        ["bookResource"] = "It makes a booking under its key; the database keeps two from the same time.",
        ["bookSeries"] = "It makes bookings under its key; the database keeps two from the same time.",
        ["cancelSeries"] = "What is cancelled stays so: twice is once. A series is shown nowhere by itself.",
        ["closeEvent"] = "It closes the door, which the event's tag does not cover; twice is once.",
        ["confirmPhoneChange"] = "It is proved by a code, which is good once.",
        ["countHeads"] = "A phone's own count of heads, under the phone's id: counts are added, and none overwrites another.",
        ["enterPaperComment"] = "It makes a comment under its key; the event is not touched.",
        ["findWalkIn"] = "It only asks; what is asked stands in the body because it is a phone number.",
        ["createPartnerToken"] = "RFC 6749 knows no such header; a second token harms nobody.",
        ["issueToken"] = "It is proved by a code, which is good once, or by a refresh token, which is replaced by each use.",
        ["joinLab"] = "It makes a membership under its key; the lab is not touched.",
        ["createPartnerSecret"] = "Secrets are not kept for replay; the database allows two of them.",
        ["mergePeople"] = "It is about two records, which are locked; the women agree, and can undo it.",
        ["planCohort"] = "It makes a cohort under its key; the programme's words are not touched.",
        ["getWeeklyQuota"] = "Until a lab sets one, what holds everywhere is shown, and that has no version.",
        ["recordGuardianConsent"] = "It makes a consent under its key; the lab is not touched.",
        ["recordGuardianWithdrawal"] = "Consent is withdrawn at any time, whichever version was seen; twice is once.",
        ["recordWithdrawal"] = "Consent is withdrawn at any time, whichever version was seen; twice is once.",
        ["registerMember"] = "It makes a person under its key; the lab is not touched.",
        ["removePin"] = "It is proved by the PIN that is removed.",
        ["removeSignInNumber"] = "What is removed stays so: twice is once.",
        ["requestCode"] = "Codes are counted by number and address; a second one replaces the first.",
        ["revokePartnerSecret"] = "It ends one secret by its id; twice is once.",
        ["sendGuardianCode"] = "Codes are counted by number; a second one replaces the first.",
        ["sendMyCode"] = "Codes are counted by number; a second one replaces the first.",
        ["signOut"] = "What is ended stays so: twice is once.",
        ["uploadPicture"] = "Only the author of a draft can; other bytes are another picture, and whom it shows is asked anew.",
        ["withdrawStory"] = "A story is withdrawn at any time, whichever version was seen; twice is once.",
    };

    private readonly Apart fixture = new(servers);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public Task Every_operation_speaks_HTTP_as_the_standards_say() => HttpConventions.Hold(
        fixture, Scene.Callers, (operation, known, caller) => Questions.Of(fixture, operation, known, caller), Exceptions);

    /// <summary>With a Redis of its own: codes are counted by number, and the numbers of the seed are shared.</summary>
    private sealed class Apart(Servers servers) : RegistrationFixture(servers)
    {
        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(base.Settings, StringComparer.Ordinal)
            {
                ["ConnectionStrings:redis"] = $"{Servers.Redis},defaultDatabase=1",
                ["SignIn:CodesPerNumberPerDay"] = "100000",
            };
    }
}
