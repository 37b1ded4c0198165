namespace CreativeLabs.Sandbox.Sms;

/// <summary>A message that a provider took.</summary>
internal sealed record SmsMessage(Guid Id, string To, string Text, string Reference, DateTimeOffset At, string Provider);
