namespace CreativeLabs.Web;

/// <summary>Every page that is opened by an address, with ids as the stand-in's examples have them.</summary>
internal static class AllPages
{
    private const string Id = "019a0000-0000-7000-8000-000000000001";

    public static readonly string[] Paths =
    [
        "", "/help", "/look", "/labs", "/labs/at-bashy", "/events", "/events?lab=at-bashy", $"/events/{Id}", "/week", "/welcome",
        $"/registrations/{Id}", "/courses", "/courses?q=кийиз&track=handicrafts", $"/courses/{Id}", $"/enrolments/{Id}", "/credentials",
        "/verify", "/verify?number=CL-2026-000001", "/market", "/market?category=felt", $"/market/{Id}", $"/market/{Id}/order?quantity=2",
        "/orders", $"/orders/{Id}", "/mentors", "/me", "/guardian", "/shop", "/inbox", "/inbox/preferences",
        "/labs/at-bashy/day", "/labs/at-bashy/day?day=2027-01-15", "/labs/at-bashy/decisions", "/labs/at-bashy/members",
        "/labs/at-bashy/members?name=Айгүл", $"/labs/at-bashy/members/{Id}", "/labs/at-bashy/events", $"/labs/at-bashy/events/{Id}",
        $"/labs/at-bashy/events/{Id}?state=waitlisted", $"/labs/at-bashy/events/{Id}/door", $"/labs/at-bashy/applications/{Id}",
        $"/labs/at-bashy/reviews/{Id}", $"/labs/at-bashy/manuscripts/{Id}", "/labs/at-bashy/mentoring",
        $"/labs/at-bashy/mentoring/runs/{Id}", $"/labs/at-bashy/mentoring/applications/{Id}", "/labs/at-bashy/figures",
        "/operations/figures", "/teaching", $"/teaching/{Id}", $"/teaching/{Id}/sessions/{Id}", $"/teaching/learners/{Id}", "/mentoring",
        $"/mentoring/{Id}", "/operations", "/operations/dead-letters/training", "/operations/money", "/operations/partners", "/partners",
        "/programmes", $"/programmes/{Id}",
    ];
}
