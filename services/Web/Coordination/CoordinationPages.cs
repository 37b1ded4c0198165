namespace CreativeLabs.Web.Coordination;

/// <summary>The pages of a lab's coordinator, below the address of her lab and of what she decides on.</summary>
internal static class CoordinationPages
{
    public static void MapCoordination(this RouteGroupBuilder pages)
    {
        var lab = pages.MapGroup("/labs/{code}").SignedInOnly();
        lab.MapGet("/day", DayPages.Open);
        lab.MapPost("/bookings/{id:guid}/check-in", DayPages.CheckIn);
        lab.MapGet("/members", (string code, string? name, string? state, string? cursor, ApiClient api, LabDirectory labs, Visit visit) =>
            MemberPages.List(code, new(name, state, cursor), api, labs, visit, null, null));
        lab.MapPost("/members/new", MemberPages.Register);
        lab.MapGet("/members/{id:guid}", (string code, Guid id, ApiClient api, LabDirectory labs, Visit visit) =>
            MemberPages.Show(code, id, api, labs, visit, null, null));
        lab.MapPost("/members/{id:guid}/consents", MemberPages.RecordConsent);
        lab.MapPost("/members/{id:guid}/guardian", GuardianPapers.OfMember);
        lab.MapPost("/members/{id:guid}/guardian/{consentId:guid}/withdraw", GuardianPapers.TakenBack);
        lab.MapPost("/members/guardian", GuardianPapers.OnSlip);
        lab.MapGet("/decisions", (string code, ApiClient api, LabDirectory labs, Visit visit) =>
            DecisionPages.List(code, api, labs, visit, null, null));
        lab.MapPost("/bookings/{id:guid}/decision", DecisionPages.DecideBooking);
        lab.MapGet("/applications/{id:guid}", (string code, Guid id, ApiClient api, LabDirectory labs, Visit visit) =>
            DecisionPages.ShowApplication(code, id, api, labs, visit, null, null));
        lab.MapPost("/applications/{id:guid}", DecisionPages.DecideApplication);
        lab.MapGet("/reviews/{id:guid}", (string code, Guid id, ApiClient api, LabDirectory labs, Visit visit) =>
            ReviewPages.ShowListing(code, id, api, labs, visit, null, null));
        lab.MapPost("/reviews/{id:guid}", ReviewPages.ReviewListing);
        lab.MapGet("/manuscripts/{id:guid}", (string code, Guid id, ApiClient api, LabDirectory labs, Visit visit) =>
            ReviewPages.ShowStory(code, id, api, labs, visit, null, null));
        lab.MapPost("/manuscripts/{id:guid}", ReviewPages.ReviewStory);
        MapEvents(lab);
        MapMentoring(lab);
    }

    private static void MapEvents(RouteGroupBuilder lab)
    {
        lab.MapGet("/events", (string code, ApiClient api, LabDirectory labs, Visit visit) =>
            PlanPages.List(code, api, labs, visit, null, null));
        lab.MapPost("/events", PlanPages.Plan);
        lab.MapPost("/events/{id:guid}/publish", PlanPages.Publish);
        lab.MapGet("/events/{id:guid}", (string code, Guid id, string? state, string? cursor, ApiClient api, LabDirectory labs,
            Visit visit) => DoorPages.Guests(code, id, state, cursor, api, labs, visit, null));
        lab.MapGet("/events/{id:guid}/door", (string code, Guid id, string? name, ApiClient api, LabDirectory labs, Visit visit) =>
            DoorPages.Door(code, id, name, api, labs, visit, null, null));
        lab.MapPost("/events/{id:guid}/door", DoorPages.CheckIn);
        lab.MapPost("/events/{id:guid}/close", DoorPages.Close);
    }

    private static void MapMentoring(RouteGroupBuilder lab)
    {
        lab.MapGet("/mentoring", (string code, ApiClient api, LabDirectory labs, PersonNames names, Visit visit) =>
            MatchPages.Show(code, api, labs, names, visit, null));
        lab.MapPost("/mentoring/runs", MatchPages.Run);
        lab.MapGet("/mentoring/runs/{id:guid}", (string code, Guid id, ApiClient api, LabDirectory labs, PersonNames names, Visit visit) =>
            MatchPages.ShowRun(code, id, api, labs, names, visit, null));
        lab.MapPost("/mentoring/runs/{id:guid}/{step:alpha}", MatchPages.Step);
        lab.MapGet("/mentoring/applications/{id:guid}",
            (string code, Guid id, ApiClient api, LabDirectory labs, PersonNames names, Visit visit) =>
                VettingPages.Show(code, id, api, labs, names, visit, null, null));
        lab.MapPost("/mentoring/applications/{id:guid}/review", VettingPages.StartReview);
        lab.MapPost("/mentoring/applications/{id:guid}/decision", VettingPages.Decide);
    }

    /// <summary>The lab of the address, when it is hers to run.</summary>
    public static async Task<Lab> Hers(this LabDirectory labs, string code, Visit visit)
    {
        var lab = await labs.WithCode(code);
        visit.CoordinatorOnly(lab.Id);
        return lab;
    }
}
