namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>The figures of who came to an event.</summary>
internal interface IAttendance
{
    /// <summary>A place whose holder was counted as not having come is given back.</summary>
    Task TakeBackNoShow(Guid eventId, CancellationToken token);
}
