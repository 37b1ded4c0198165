using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration;

/// <summary>What the service is made of. Records of a person are merged in this order: jury seats before the applications that scores are
/// given to, and doors before the seatings behind them.</summary>
internal static class Features
{
    public static IReadOnlyList<IFeature> All { get; } =
    [
        new People.Persons.PersonsModule(),
        new People.StaffReads.StaffReadsModule(),
        new People.Assistance.AssistanceModule(),
        new People.Profiles.ProfilesModule(),
        new People.Guardians.GuardiansModule(),
        new People.Codes.CodesModule(),
        new People.Sessions.SessionsModule(),
        new People.Pins.PinsModule(),
        new People.Phones.PhonesModule(),
        new People.SignIn.SignInModule(),
        new People.Deliveries.DeliveriesModule(),
        new People.Blocks.BlocksModule(),
        new People.Erasure.ErasureModule(),

        new Labs.Labs.LabsModule(),
        new Labs.Members.MembersModule(),
        new Labs.Duplicates.DuplicatesModule(),
        new Labs.OpenCalls.OpenCallsModule(),
        new Labs.Programmes.ProgrammesModule(),
        new Labs.Groups.GroupsModule(),
        new Labs.Stories.StoriesModule(),
        new Labs.Bookings.BookingsModule(),
        new Labs.Resources.ResourcesModule(),
        new Labs.Partners.PartnersModule(),

        new Events.Events.EventsModule(),
        new Events.CheckIn.CheckInModule(),
        new Events.Registrations.RegistrationsModule(),
        new Events.Planning.PlanningModule(),
        new Events.Hearings.HearingsModule(),
    ];
}
