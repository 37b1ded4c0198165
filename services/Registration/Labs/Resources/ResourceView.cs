using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>Something of a lab that can be booked.</summary>
/// <param name="Id">The resource.</param>
/// <param name="LabId">Where it is.</param>
/// <param name="Kind">desk, loom, sewingMachine or room.</param>
/// <param name="Name">In the caller's language.</param>
/// <param name="NeedsApproval">True when the coordinator says yes to each booking.</param>
/// <param name="SlotMinutes">What a booking is counted in; slots are counted from the lab's opening.</param>
/// <param name="MaxMinutes">The longest booking.</param>
/// <param name="DaysAhead">How early it can be booked.</param>
/// <param name="ReleaseMinutes">How long after the start it waits for who booked it.</param>
/// <param name="InUse">False while it takes no bookings.</param>
internal sealed record ResourceView(
    Guid Id, Guid LabId, ResourceKind Kind, string Name, bool NeedsApproval, int SlotMinutes, int MaxMinutes, int DaysAhead,
    int ReleaseMinutes, bool InUse)
{
    public static ResourceView Of(Resource resource, HttpContext http) => new(
        resource.Id, resource.LabId, resource.Kind, http.Say(resource.Name), resource.NeedsApproval, resource.SlotMinutes,
        resource.MaxMinutes, resource.DaysAhead, resource.ReleaseMinutes, resource.InUse);
}
