using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Mentoring.Mentors;

internal static class ListTopics
{
    public static Ok<List<TopicView>> Handle(HttpContext http) =>
        TypedResults.Ok(Topic.All.Select(topic => TopicView.Of(topic, http)).ToList());
}
