using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.Preferences;

internal static class PreferencesApi
{
    public static void MapPreferences(this IEndpointRouteBuilder app)
    {
        var preferences = app.MapGroup("/v1/me/notification-preferences").WithTags("Notifications").RequireAuthorization();
        preferences.MapGet("", ShowPreferences.Handle).Tagged().WithName("showNotificationPreferences")
            .WithSummary("What I am told, by channel and category");
        preferences.MapPut("", ChoosePreferences.Handle).Matched().WithName("chooseNotificationPreferences")
            .WithSummary("Choose what I am told");
    }
}
