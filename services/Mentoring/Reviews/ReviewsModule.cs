using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Reviews;

/// <summary>What a pair agreed on, and what the two say of it.</summary>
internal sealed class ReviewsModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        Agreement.Map(model);
        Feedback.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var reviews = app.MapGroup("/v1/mentorships/{id:guid}").WithTags("Agreement and feedback").RequireAuthorization();
        reviews.MapGet("/agreement", Agree.Get).Tagged().WithName("getMentorshipAgreement").WithSummary("What the two agreed on.");
        reviews.MapPut("/agreement", Agree.Put).InTransaction().Matched(orNew: true).WithName("putMentorshipAgreement")
            .WithSummary("How they meet, how often and until when; the other agrees again.");
        reviews.MapPost("/agreement/consent", Agree.Consent).InTransaction().Matched().WithName("consentToMentorshipAgreement")
            .WithSummary("Agrees to it as it stands. Twice is once.");
        reviews.MapPost("/feedback", GiveFeedback.Create).Idempotent().WithName("createMentorshipFeedback")
            .WithSummary("Feedback to the coordinator, at half time or after the end; the other never reads it.");
        reviews.MapGet("/feedback", GiveFeedback.List).WithName("listMentorshipFeedback")
            .WithSummary("Feedback of both, for the lab's coordinator who is none of the two.");
    }
}
