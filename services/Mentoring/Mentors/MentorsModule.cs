using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentors;

/// <summary>Who mentors, and in what.</summary>
internal sealed class MentorsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<Topics>().AddHostedService(services => services.GetRequiredService<Topics>());

    public void MapEntities(ModelBuilder model)
    {
        Topic.Map(model);
        MentorProfile.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var mentors = app.MapGroup("/v1").WithTags("Mentors").RequireAuthorization();
        mentors.MapGet("/mentors", ListMentors.Handle).WithName("listMentors")
            .WithSummary("Mentors who take women now, by lab and topic.");
        mentors.MapGet("/mentors/{id:guid}", ReadMentor.Handle).WithName("getMentor").WithSummary("One mentor.");
        mentors.MapGet("/me/mentor-profile", ReadMyOffer.Handle).Tagged().WithName("getMyMentorProfile")
            .WithSummary("What the caller offers as a mentor.");
        mentors.MapPut("/me/mentor-profile", OfferMentoring.Handle).Matched(orNew: true).WithName("putMyMentorProfile")
            .WithSummary("Offers to mentor, changes or pauses the offer. A change needs If-Match.");
        mentors.MapGet("/mentoring-topics", ManageTopics.List).WithName("listMentoringTopics").AllowAnonymous()
            .WithSummary("The topics that one can be mentored in.");
        mentors.MapGet("/mentoring-topics/{code}", ManageTopics.Get).AllowAnonymous().Tagged().WithName("getMentoringTopic")
            .WithSummary("One topic.");
        mentors.MapPost("/mentoring-topics", ManageTopics.Create).RequireAuthorization("operator").Idempotent()
            .WithName("createMentoringTopic").WithSummary("The operator adds a topic; every replica knows it within ten seconds.");
        mentors.MapPut("/mentoring-topics/{code}", ManageTopics.Update).RequireAuthorization("operator").Matched()
            .WithName("updateMentoringTopic").WithSummary("The operator names a topic anew, or retires it.");
    }
}
