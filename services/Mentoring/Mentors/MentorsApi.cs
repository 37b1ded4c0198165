using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Mentors;

internal static class MentorsApi
{
    public static void MapMentors(this IEndpointRouteBuilder app)
    {
        var mentors = app.MapGroup("/v1").WithTags("Mentors").RequireAuthorization();
        mentors.MapGet("/mentors", ListMentors.Handle).WithName("listMentors")
            .WithSummary("Mentors who take women now, by lab and topic.");
        mentors.MapGet("/mentors/{id:guid}", ReadMentor.Handle).WithName("getMentor").WithSummary("One mentor.");
        mentors.MapGet("/me/mentor-profile", ReadMyOffer.Handle).Tagged().WithName("getMyMentorProfile")
            .WithSummary("What the caller offers as a mentor.");
        mentors.MapPut("/me/mentor-profile", OfferMentoring.Handle).Matched(orNew: true).WithName("putMyMentorProfile")
            .WithSummary("Offers to mentor, changes or pauses the offer. A change needs If-Match.");
        mentors.MapGet("/mentoring-topics", ListTopics.Handle).WithName("listMentoringTopics").AllowAnonymous()
            .WithSummary("The topics that one can be mentored in.");
    }
}
