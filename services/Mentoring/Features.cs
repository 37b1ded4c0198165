using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring;

/// <summary>What the service is made of.</summary>
internal static class Features
{
    public static IReadOnlyList<IFeature> All { get; } =
    [
        new Labs.LabsModule(),
        new Programmes.ProgrammesModule(),
        new Blocks.BlocksModule(),
        new Erasure.ErasureModule(),
        new Mentors.MentorsModule(),
        new Requests.RequestsModule(),
        new Matching.MatchingModule(),
        new Mentorships.MentorshipsModule(),
        new Sessions.SessionsModule(),
        new Sessions.Slots.SlotsModule(),
        new Concerns.ConcernsModule(),
        new Vetting.VettingModule(),
        new Contacts.ContactsModule(),
        new Safeguarding.SafeguardingModule(),
        new Goals.GoalsModule(),
        new Reviews.ReviewsModule(),
        new Circles.CirclesModule(),
        new Overview.OverviewModule(),
    ];
}
