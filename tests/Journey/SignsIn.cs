using System.Text.Json;

namespace CreativeLabs.Journey;

internal static class SignsIn
{
    public static async Task<People> Walk(Platform platform)
    {
        platform.Step("1. A woman in At-Bashy signs in with her phone, in Kyrgyz");
        var woman = await Traveller.SignIn(platform, Traveller.NewPhone(), "ky", aloud: true);
        platform.Say($"signed in as {woman.PersonId}, new: {woman.IsNew}");
        await woman.Post("/v1/me/consents", new { purpose = "platform", textVersion = "2026-01" });
        var profile = await woman.Change("/v1/me/profile", HttpMethod.Put, "/v1/me/profile",
            new { name = "Айгүл Төлөгөнова", language = "ky", birthYear = 1991 });
        platform.Say($"consent given, profile kept: {JsonSerializer.Serialize(profile.GetProperty("language").GetString())}");
        var welcome = await woman.Told("welcome");
        platform.Say($"inbox: {welcome.GetProperty("text").GetString()}");

        var staff = await Task.WhenAll(
            Traveller.SignIn(platform, "+996700000104", "ru"), Traveller.SignIn(platform, "+996700000204", "ky"),
            Traveller.SignIn(platform, "+996700000304", "ky"));
        platform.Say("the lab's coordinator, a trainer and a mentor signed in too");
        return new People(woman, staff[0], staff[1], staff[2]);
    }
}
