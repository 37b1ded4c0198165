using CreativeLabs.Notifications.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>How many message parts were paid for on a day.</summary>
internal sealed class SmsDay : IEntityTypeConfiguration<SmsDay>
{
    public DateOnly Day { get; private set; }

    public int Parts { get; private set; }

    public void Configure(EntityTypeBuilder<SmsDay> builder) => builder.HasKey(d => d.Day);
}

/// <summary>The most that a day may cost, over all copies: <c>Sms:PartsADay</c>, and <c>Sms:UrgentPartsADay</c> for what cannot
/// wait.</summary>
internal sealed class SpendCap(NotificationsDb db, SmsMeters meters, IConfiguration configuration)
{
    private readonly int ordinary = configuration.GetValue("Sms:PartsADay", 5_000);
    private readonly int urgent = configuration.GetValue("Sms:UrgentPartsADay", 20_000);

    /// <summary>False when the day's budget does not hold <paramref name="parts"/> more.</summary>
    public async Task<bool> TrySpend(int parts, bool isUrgent, DateTimeOffset now, CancellationToken token)
    {
        var day = QuietHours.Day(now);
        var cap = isUrgent ? urgent : ordinary;
        var isSpent = await Take(day, parts, cap, token) || (await Open(day, token) && await Take(day, parts, cap, token));
        meters.Asked(parts, isUrgent, isSpent);
        return isSpent;
    }

    /// <summary>One statement looks and takes: two replicas never take the same part.</summary>
    private async Task<bool> Take(DateOnly day, int parts, int cap, CancellationToken token) =>
        await db.SmsDays.Where(d => d.Day == day && d.Parts + parts <= cap)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Parts, d => d.Parts + parts), token) == 1;

    /// <summary>True when the day had not begun here, whoever begins it.</summary>
    private async Task<bool> Open(DateOnly day, CancellationToken token) =>
        !await db.SmsDays.AnyAsync(d => d.Day == day, token)
        && await db.Database.ExecuteSqlAsync($"INSERT INTO sms_days (day, parts) VALUES ({day}, 0) ON CONFLICT DO NOTHING", token) >= 0;
}
