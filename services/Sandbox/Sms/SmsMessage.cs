namespace CreativeLabs.Sandbox.Sms;

/// <summary>A message that the gateway took.</summary>
internal sealed record SmsMessage(Guid Id, string To, string Text, string Reference, DateTimeOffset At);
