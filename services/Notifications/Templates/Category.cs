namespace CreativeLabs.Notifications.Templates;

/// <summary>What a notification is about; a person chooses by channel and category. Security and payment cannot be switched off, and only
/// security wakes anybody.</summary>
internal enum Category { Security, Payment, Community, Learning, Mentoring, Selling }

/// <summary>How a notification reaches a person.</summary>
internal enum Channel { Inbox, Sms }

internal static class Urgency
{
    /// <summary>Sent whatever was chosen, and whatever the day has cost.</summary>
    public static bool AlwaysGoes(this Category category) => category is Category.Security or Category.Payment;

    /// <summary>Sent at any hour: she may have to act before the morning. Money waits for it as anything else does.</summary>
    public static bool GoesAtNight(this Category category) => category is Category.Security;
}
