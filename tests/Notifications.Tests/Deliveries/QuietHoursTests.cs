namespace CreativeLabs.Notifications.Deliveries;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("2026-03-01T21:59:59+06:00", null)]
    [InlineData("2026-03-01T22:00:00+06:00", "2026-03-02T08:00:00+06:00")]
    [InlineData("2026-03-02T00:30:00+06:00", "2026-03-02T08:00:00+06:00")]
    [InlineData("2026-03-02T07:59:59+06:00", "2026-03-02T08:00:00+06:00")]
    [InlineData("2026-03-02T08:00:00+06:00", null)]
    [InlineData("2026-03-01T17:00:00Z", "2026-03-02T02:00:00Z")]
    public void Nights_last_from_ten_to_eight_in_Bishkek(string now, string? end) =>
        QuietHours.EndAfter(DateTimeOffset.Parse(now)).ShouldBe(end is null ? null : DateTimeOffset.Parse(end));
}
