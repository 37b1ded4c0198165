using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Reviews;

internal static class ReviewsApi
{
    public static void MapReviews(this IEndpointRouteBuilder app)
    {
        var reviews = app.MapGroup("/v1/mentorships/{id:guid}").WithTags("Agreement and feedback").RequireAuthorization();
        reviews.MapGet("/agreement", Agree.Get).Tagged().WithName("getMentorshipAgreement").WithSummary("What the two agreed on.");
        reviews.MapPut("/agreement", Agree.Put).Matched(orNew: true).WithName("putMentorshipAgreement")
            .WithSummary("How they meet, how often and until when; the other agrees again.");
        reviews.MapPost("/agreement/consent", Agree.Consent).Matched().WithName("consentToMentorshipAgreement")
            .WithSummary("Agrees to it as it stands. Twice is once.");
        reviews.MapPost("/feedback", GiveFeedback.Create).Idempotent().WithName("createMentorshipFeedback")
            .WithSummary("Feedback to the coordinator, at half time or after the end; the other never reads it.");
        reviews.MapGet("/feedback", GiveFeedback.List).WithName("listMentorshipFeedback")
            .WithSummary("Feedback of both, for the lab's coordinator who is none of the two.");
    }
}
