namespace CreativeLabs.Mentoring.Mentors;

/// <summary>What a mentor reads of herself.</summary>
/// <param name="Id">Her person id.</param>
/// <param name="Topics">What she helps with.</param>
/// <param name="Languages">ky, ru, en.</param>
/// <param name="Labs">The labs whose women she meets first.</param>
/// <param name="Capacity">How many women she mentors at a time.</param>
/// <param name="PlacesLeft">Of these, free now.</param>
/// <param name="Availability">Her weekly hours, UTC+6.</param>
/// <param name="Paused">True while she takes nobody new.</param>
/// <param name="Standing">unvetted, approved, suspended or expired. Only who is approved is shown, matched and booked.</param>
/// <param name="ApprovedUntil">Until when.</param>
/// <param name="Programmes">The cohorts of programmes for whose women she is there.</param>
internal sealed record MyMentorProfileView(
    Guid Id, IReadOnlyList<TopicView> Topics, IReadOnlyList<string> Languages, IReadOnlyList<Guid> Labs, int Capacity, int PlacesLeft,
    IReadOnlyList<WeeklyHours> Availability, bool Paused, MentorStanding Standing, DateTimeOffset? ApprovedUntil,
    IReadOnlyList<Guid> Programmes)
{
    public static MyMentorProfileView Of(MentorProfile mentor, DateTimeOffset now, HttpContext http) => new(
        mentor.Id, mentor.Topics.ConvertAll(topic => TopicView.Of(topic, http)), mentor.Languages, mentor.Labs, mentor.Capacity,
        mentor.Free, mentor.Availability, mentor.Paused,
        mentor.Standing is MentorStanding.Approved && !mentor.IsApproved(now) ? MentorStanding.Expired : mentor.Standing,
        mentor.ApprovedUntil, mentor.Programmes);
}
