using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Journey;

internal static class JoinsTheLab
{
    public static async Task Walk(Platform platform, People people)
    {
        platform.Step("2. She joins the lab and applies to a programme; the coordinator admits her");
        var membership = await people.Woman.Post($"/v1/labs/{Way.AtBashy}/memberships");
        platform.Say($"member: {membership.GetProperty("lab").GetString()}");
        var cohort = WellKnown.Id("cohort/at-bashy/handicraft-business");
        var application = await people.Woman.Post($"/v1/cohorts/{cohort}/applications",
            new { motivation = "Кийиз килем жасап, сатууну үйрөнгүм келет." });
        var id = application.GetProperty("id").GetGuid();
        platform.Say($"applied: {application.GetProperty("state").GetString()}");
        var decided = await people.Coordinator.Change($"/v1/applications/{id}", HttpMethod.Post, $"/v1/applications/{id}/decision",
            new { outcome = "admitted" });
        platform.Say($"decided: {decided.GetProperty("state").GetString()}");
        var told = await people.Woman.Told("application-admitted");
        platform.Say($"inbox: {told.GetProperty("text").GetString()}");
    }
}
