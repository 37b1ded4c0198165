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
        "/orders", $"/orders/{Id}", "/mentors", "/me", "/shop", "/inbox", "/inbox/preferences",
    ];
}
