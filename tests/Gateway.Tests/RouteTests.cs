using CreativeLabs.Support;

namespace CreativeLabs.Gateway;

public sealed class RouteTests(AllServices all) : IClassFixture<AllServices>
{
    private static readonly (string Service, string Paths)[] Published =
    [
        ("registration", """
            POST /v1/auth/code | POST /v1/auth/token | POST /v1/auth/logout | GET /.well-known/jwks.json
            GET /.well-known/openid-configuration
            GET /v1/me/sessions | DELETE /v1/me/sessions | DELETE /v1/me/sessions/1 | PUT /v1/me/pin | POST /v1/me/pin/removal
            PUT /v1/me/device
            GET /v1/me/sign-in | PUT /v1/me/sign-in | POST /v1/me/codes | GET /v1/me/phone-changes | POST /v1/me/phone-changes
            DELETE /v1/me/phone-changes/1
            POST /v1/labs/1/members/1/phone-changes | DELETE /v1/labs/1/members/1/phone-changes/1
            GET /v1/me/profile | PUT /v1/me/profile | GET /v1/me/consents | POST /v1/me/consents | DELETE /v1/me/consents/1
            GET /v1/labs | GET /v1/labs/1 | POST /v1/labs/1/memberships | GET /v1/me/memberships | GET /v1/programmes?labId=1
            GET /v1/programmes/1
            GET /v1/cohorts/1 | POST /v1/cohorts/1/applications | GET /v1/cohorts/1/applications?state=new | GET /v1/applications/1
            POST /v1/applications/1/decision | GET /v1/me/applications | POST /v1/labs/1/roles
            GET /v1/labs/1/resources | POST /v1/labs/1/resources | PUT /v1/resources/1 | GET /v1/resources/1/free-slots?days=7
            POST /v1/resources/1/bookings
            POST /v1/resources/1/booking-series | POST /v1/booking-series/1/cancellation | POST /v1/bookings/1/decision
            POST /v1/bookings/1/check-in
            GET /v1/me/bookings | GET /v1/labs/1/bookings | PUT /v1/labs/1/booking-quotas/loom | POST /v1/labs/1/closures
            GET /v1/holidays?year=2026
            GET /v1/me/juries | PUT /v1/cohorts/1/open-call | GET /v1/cohorts/1/ranking | POST /v1/applications/1/scores
            POST /v1/applications/1/withdrawal
            POST /v1/labs/1/groups | PUT /v1/groups/1/leader | POST /v1/group-invitations/1/answer | GET /v1/me/groups
            GET /v1/me/group-invitations
            GET /.well-known/ticket-keys.json | GET /v1/places/1/ticket.svg | PUT /v1/events/1/check-ins | GET /v1/events/1/roster
            POST /v1/events/1/closing
            GET /v1/events/1/hearing | POST /v1/events/1/comments | PUT /v1/hearing-comments/1/moderation | PUT /v1/follow-ups/1/completion
            GET /v1/stories?labId=1 | POST /v1/stories/1/review | PUT /v1/story-pictures/1/content | GET /v1/me/stories
            GET /v1/me/picture-consents
            GET /v1/operations/registration/dead-letters | POST /v1/operations/registration/dead-letters/1/replay
            GET /v1/events?labId=1 | POST /v1/events | PUT /v1/events/1 | GET /v1/events/1/calendar.ics | POST /v1/events/1/places
            GET /v1/places/1
            DELETE /v1/places/1 | POST /v1/places/1/acceptance | GET /v1/me/places | GET /v1/me/places/calendar.ics
            POST /oauth/token | POST /v1/partners | POST /v1/partners/1/secrets
            POST /v1/me/erasure | POST /v1/erasures | GET /v1/erasures?state=running | GET /v1/erasures/1
            """),
        ("training", """
            GET /v1/courses?q=felt&track=crafts | GET /v1/courses/1 | GET /v1/offerings?labId=1 | GET /v1/offerings/1 | POST /v1/courses
            PUT /v1/courses/1
            POST /v1/offerings | POST /v1/offerings/1/publication | POST /v1/offerings/1/enrolments | GET /v1/offerings/1/enrolments
            GET /v1/me/enrolments | GET /v1/enrolments/1 | DELETE /v1/enrolments/1 | GET /v1/offerings/1/sessions
            PUT /v1/training-sessions/1/attendance | POST /v1/enrolments/1/assessments | GET /v1/me/credentials
            GET /v1/credentials/CL-1 | GET /credentials/CL-1
            """),
        ("mentoring", """
            GET /v1/mentors?labId=1&topic=sales | GET /v1/mentors/1 | GET /v1/mentoring-topics | PUT /v1/me/mentor-profile
            POST /v1/mentoring-requests | GET /v1/me/mentoring-requests
            GET /v1/mentoring-requests/1 | DELETE /v1/mentoring-requests/1 | POST /v1/match-runs | GET /v1/match-runs/1
            POST /v1/match-runs/1/publication
            GET /v1/me/match-proposals | POST /v1/match-proposals/1/answer | GET /v1/me/mentorships | GET /v1/mentorships/1
            POST /v1/mentorships/1/sessions | POST /v1/mentoring-sessions/1/confirmation | POST /v1/mentorships/1/ending
            POST /v1/mentor-applications | GET /v1/me/mentor-applications | PUT /v1/me/mentoring-contact | PUT /v1/me/blocks/1
            POST /v1/safeguarding/reports | GET /v1/safeguarding/help | PUT /v1/me/booking-terms | POST /v1/slot-holds
            PUT /v1/mentoring-goals/1 | POST /v1/mentoring-circles | PUT /v1/me/mentoring-circles/1 | PUT /v1/circle-sessions/1/attendance
            GET /v1/mentoring-overview?labId=1 | GET /v1/mentoring-figures?labId=1&year=2026 | GET /v1/mentorships?labId=1
            """),
        ("marketplace", """
            POST /v1/sellers | GET /v1/me/seller | POST /v1/listings | PUT /v1/listings/1 | PUT /v1/listings/1/stock
            POST /v1/listings/1/submission
            POST /v1/listings/1/review | GET /v1/listings?q=felt | GET /v1/listings/1 | GET /v1/me/listings | POST /v1/orders
            GET /v1/orders/1
            GET /v1/me/orders | GET /v1/me/sales | POST /v1/orders/1/payment-attempts | POST /v1/payment-callbacks/sandbox
            POST /v1/orders/1/acceptance
            POST /v1/orders/1/readiness | POST /v1/orders/1/handover | POST /v1/orders/1/cancellation | GET /v1/orders/1/ledger
            GET /v1/me/seller/balance | GET /v1/ledger/check | POST /v1/operations/marketplace/dead-letters/release
            """),
        ("notifications", """
            GET /v1/me/inbox | POST /v1/me/inbox/1/reading | GET /v1/me/inbox/stream | GET /v1/me/notification-preferences
            PUT /v1/me/notification-preferences | POST /v1/sms-receipts/nikita | GET /v1/webhooks/1 | GET /v1/event-feed?after=1
            GET /asyncapi/v1.json | GET /v1/operations/notifications/actions
            """),
        ("web", """
            GET / | GET /ky | GET /ru/labs | GET /en/events/1?cursor=2 | POST /ky/sign-in | GET /assets/web.js | POST /sign/exit
            GET /door/ | GET /robots.txt
            """),
    ];

    public static TheoryData<string, string, string> EveryPath()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var (service, paths) in Published)
        {
            foreach (var path in paths.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                rows.Add(path.Split(' ')[0], path.Split(' ')[1], service);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(EveryPath))]
    public async Task Every_published_path_reaches_its_service(string method, string path, string service)
    {
        using var client = all.Edge.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var response = await client.SendAsync(request);

        (await response.Content.ReadAsStringAsync()).ShouldBe(service);
        all.Services[service].Requests.Last().ShouldSatisfyAllConditions(r => r.Method.ShouldBe(method), r => r.Url.ShouldBe(path));
    }

    [Theory]
    [InlineData("/v1")]
    [InlineData("/v1/screens")]
    [InlineData("/kyrgyz")]
    [InlineData("/de/labs")]
    [InlineData("/v1/me")]
    [InlineData("/v1/labsandmore")]
    [InlineData("/v1/operations")]
    [InlineData("/v1/operations/elsewhere/dead-letters")]
    [InlineData("/operations/dead-letters")]
    [InlineData("/v1/labs/../../operations/dead-letters")]
    [InlineData("/v1/labs/%2e%2e/%2e%2e/operations/dead-letters")]
    [InlineData("/sms/messages")]
    public async Task A_path_in_no_route_does_not_exist(string path)
    {
        using var client = all.Edge.Client();
        await (await client.GetAsync(path)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_hidden_slash_does_not_lead_out_of_the_route()
    {
        using var client = all.Edge.Client();
        await client.GetAsync("/v1/labs/..%2f..%2foperations%2fdead-letters");
        all.Services["registration"].Requests.ShouldAllBe(request => !request.Url.StartsWith("/operations"));
    }
}
