namespace CreativeLabs.Mentoring.Mentors;

/// <summary>A mentor, without anything that tells who she is or how to reach her.</summary>
/// <param name="Id">The mentor (her person id).</param>
/// <param name="Topics">What she helps with.</param>
/// <param name="Languages">ky, ru, en.</param>
/// <param name="Labs">The labs whose women she meets first.</param>
/// <param name="Capacity">How many women she mentors at a time.</param>
/// <param name="PlacesLeft">Of these, free now.</param>
/// <param name="Availability">Her weekly hours, UTC+6.</param>
/// <param name="Paused">True while she takes nobody new.</param>
/// <param name="Programmes">The cohorts of programmes for whose women she is there.</param>
internal sealed record MentorView(
    Guid Id, IReadOnlyList<TopicView> Topics, IReadOnlyList<string> Languages, IReadOnlyList<Guid> Labs, int Capacity, int PlacesLeft,
    IReadOnlyList<WeeklyHours> Availability, bool Paused, IReadOnlyList<Guid> Programmes)
{
    public static MentorView Of(MentorProfile mentor, HttpContext http) => new(
        mentor.Id, mentor.Topics.ConvertAll(topic => TopicView.Of(topic, http)), mentor.Languages, mentor.Labs, mentor.Capacity,
        mentor.Free, mentor.Availability, mentor.Paused, mentor.Programmes);
}
