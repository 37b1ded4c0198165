using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Circles;

/// <summary>A circle.</summary>
/// <param name="Id">The circle.</param>
/// <param name="MentorId">Who leads it.</param>
/// <param name="LabId">The lab whose members may join.</param>
/// <param name="Topic">What about.</param>
/// <param name="Title">Its title.</param>
/// <param name="Capacity">How many women.</param>
/// <param name="Left">Places that are free.</param>
/// <param name="IsClosed">Nobody joins any more.</param>
internal sealed record CircleView(
    Guid Id, Guid MentorId, Guid LabId, TopicView Topic, string Title, int Capacity, int Left, bool IsClosed)
{
    public static CircleView Of(Circle circle, HttpContext http) => new(
        circle.Id, circle.MentorId, circle.LabId, TopicView.Of(circle.Topic, http), http.Say(circle.Title), circle.Capacity,
        circle.Capacity - circle.Members, circle.ClosedAt is not null);
}
