using System.Diagnostics.Metrics;
using CreativeLabs.Notifications.SmsProviders;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>What is spent on SMS, by what could wait and what could not.</summary>
internal sealed class SmsMeters(IMeterFactory factory)
{
    private readonly Counter<long> spent = factory.Create(Telemetry.Name)
        .CreateCounter<long>("sms.spend", "{part}", "Message parts that were paid for.");

    private readonly Counter<long> refused = factory.Create(Telemetry.Name)
        .CreateCounter<long>("sms.over_budget", "{message}", "Messages that were put off since the day's budget was spent.");

    private readonly Counter<long> attempts = factory.Create(Telemetry.Name)
        .CreateCounter<long>("sms.attempts", "{attempt}", "Calls to providers, by what followed from their answers.");

    /// <summary>A provider was called.</summary>
    public void Answered(string provider, SmsVerdict verdict) => attempts.Add(
        1, new KeyValuePair<string, object?>("provider", provider), new KeyValuePair<string, object?>("verdict", verdict.ToString()));

    /// <summary>Parts were asked for, and granted or not.</summary>
    public void Asked(int parts, bool isUrgent, bool isGranted)
    {
        var urgency = new KeyValuePair<string, object?>("urgent", isUrgent);
        if (isGranted)
        {
            spent.Add(parts, urgency);
        }
        else
        {
            refused.Add(1, urgency);
        }
    }
}
