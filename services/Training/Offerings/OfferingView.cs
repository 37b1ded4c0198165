using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;

namespace CreativeLabs.Training.Offerings;

/// <summary>An offering, with its course's title in the caller's language.</summary>
/// <param name="Id">The offering.</param>
/// <param name="CourseId">The course.</param>
/// <param name="Course">The course's title.</param>
/// <param name="Track">The trade it belongs to.</param>
/// <param name="LabId">The lab that gives it.</param>
/// <param name="TrainerId">The person who teaches.</param>
/// <param name="Language">The language it is held in.</param>
/// <param name="State">draft, open, running, finished or cancelled.</param>
/// <param name="Capacity">Seats in all.</param>
/// <param name="Left">Seats that are neither taken nor offered to who waits.</param>
/// <param name="StartsOn">The first day, in Asia/Bishkek.</param>
/// <param name="Online">True when it is held online and not at the lab.</param>
internal sealed record OfferingView(
    Guid Id, Guid CourseId, string Course, string Track, Guid LabId, Guid TrainerId, string Language, OfferingState State,
    int Capacity, int Left, DateOnly StartsOn, bool Online)
{
    public static OfferingView Of(Offering offering, Course course, HttpContext http) => new(
        offering.Id, course.Id, http.Say(course.Title), course.Track, offering.LabId, offering.TrainerId, offering.Language, offering.State,
        offering.Seating.Capacity, offering.Seating.Left, offering.StartsOn, offering.Link is not null);

    public static OfferingView Of(OfferingRow row, HttpContext http) => new(
        row.Id, row.CourseId, http.Say(row.Course), row.Track, row.LabId, row.TrainerId, row.Language, row.State, row.Capacity, row.Left,
        row.StartsOn, row.Online);
}

/// <summary>One meeting of an offering.</summary>
/// <param name="Id">The session.</param>
/// <param name="StartsAt">The moment it begins, UTC.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Room">As the lab calls it; null when it is not said, and online.</param>
internal sealed record SessionView(Guid Id, DateTimeOffset StartsAt, int Minutes, string? Room);
