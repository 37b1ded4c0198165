using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Registration.People.Profiles;

/// <summary>A text to agree to.</summary>
/// <param name="Purpose">platform, pictures, research, stories, partners, demographics or needs.</param>
/// <param name="Version">What a consent names.</param>
/// <param name="Current">True for the version that can be agreed to now.</param>
/// <param name="Text">In the caller's language.</param>
internal sealed record ConsentTextView(string Purpose, string Version, bool Current, string Text)
{
    public static ConsentTextView Of(ConsentText text, HttpContext http) =>
        new(text.Purpose, text.Version, ConsentTexts.Current(text.Purpose) == text, http.Say(text.Text));
}

internal static class GetConsentTexts
{
    /// <summary>All that there are; no more than a page by nature.</summary>
    public static Ok<Page<ConsentTextView>> List(HttpContext http) =>
        TypedResults.Ok(new Page<ConsentTextView>(
            [.. Consent.Purposes.Select(purpose => ConsentTextView.Of(ConsentTexts.Current(purpose), http))], null));

    public static Results<Ok<ConsentTextView>, ProblemResult> Handle(string purpose, string version, HttpContext http) =>
        ConsentTexts.Find(purpose, version) is { } text ? TypedResults.Ok(ConsentTextView.Of(text, http)) : ProblemResult.NotFound;
}
