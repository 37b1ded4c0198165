using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Templates;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Preferences;

/// <summary>Whether a channel is used for a category.</summary>
/// <param name="Channel">inbox or sms.</param>
/// <param name="Category">security, payment, community, learning, mentoring or selling.</param>
/// <param name="On">Whether it is sent.</param>
internal sealed record Choice(Channel Channel, Category Category, bool On);

/// <summary>Every channel and category; what always goes cannot be switched off.</summary>
/// <param name="Choices">One for each channel and category.</param>
/// <param name="AlwaysOn">The categories that cannot be switched off.</param>
internal sealed record PreferencesView(IReadOnlyList<Choice> Choices, IReadOnlyList<Category> AlwaysOn)
{
    public static PreferencesView Of(PersonPreferences preferences) => new(
        [.. from channel in Enum.GetValues<Channel>() from category in Enum.GetValues<Category>()
            select new Choice(channel, category, preferences.Allows(channel, category))],
        [.. Enum.GetValues<Category>().Where(Urgency.AlwaysGoes)]);
}

internal static class ShowPreferences
{
    public static async Task<Ok<PreferencesView>> Handle(Caller caller, NotificationsDb db, HttpContext http, CancellationToken token)
    {
        var preferences = await db.PersonPreferences.AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == caller.PersonId, token)
            ?? PersonPreferences.Of(caller.PersonId);
        http.SetETag(preferences);
        return TypedResults.Ok(PreferencesView.Of(preferences));
    }
}
