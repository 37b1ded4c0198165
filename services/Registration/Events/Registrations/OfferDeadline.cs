namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>How long an offer stands: a day; close to the event half of the time that is left, so that the next in line has a chance too,
/// but no less than a quarter of an hour; never beyond the start.</summary>
internal static class OfferDeadline
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    public static DateTimeOffset For(DateTimeOffset now, DateTimeOffset startsAt)
    {
        var left = startsAt - now;
        var stands = left / 2 > Longest ? Longest : left / 2 < Shortest ? Shortest : left / 2;
        return stands > left ? startsAt : now + stands;
    }
}
