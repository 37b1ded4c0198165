namespace CreativeLabs.Notifications.Templates;

/// <summary>What a notification is about; a person chooses by channel and category. Security and payment always go.</summary>
internal enum Category { Security, Payment, Community, Learning, Mentoring, Selling }

/// <summary>How a notification reaches a person.</summary>
internal enum Channel { Inbox, Sms }

internal static class Urgency
{
    /// <summary>Sent whatever was chosen, and at any hour.</summary>
    public static bool AlwaysGoes(this Category category) => category is Category.Security or Category.Payment;
}
