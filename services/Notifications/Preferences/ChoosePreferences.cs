using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Notifications.Preferences;

/// <summary>What is to change; what is left out stays as it is.</summary>
/// <param name="Choices">At most 50.</param>
internal sealed record ChoosePreferencesBody(IReadOnlyList<Choice> Choices);

internal static class ChoosePreferences
{
    public static async Task<Results<Ok<PreferencesView>, ProblemResult>> Handle(
        ChoosePreferencesBody body, Caller caller, NotificationsDb db, HttpContext http, CancellationToken token)
    {
        var validation = new Validation().Range(body.Choices.Count, 1, 50, "choices")
            .Check(body.Choices.All(choice => choice is not null), "choices", "Бош тандоо бар.", "Есть пустой выбор.",
                "A choice is empty.");
        if (validation.Problem is { } refusal)
        {
            return refusal;
        }

        var preferences = await db.PersonPreferences.SingleOrDefaultAsync(p => p.PersonId == caller.PersonId, token);
        if (preferences is null)
        {
            preferences = PersonPreferences.Of(caller.PersonId);
            db.Add(preferences);
        }

        if (http.RequireMatch(preferences) is { } stale)
        {
            return stale;
        }

        if (preferences.Choose(body.Choices) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException exception) when (exception.InnerException
            is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another first choice came in between.
            return ProblemResult.Of(Problems.StaleVersion);
        }

        http.SetETag(preferences);
        return TypedResults.Ok(PreferencesView.Of(preferences));
    }
}
