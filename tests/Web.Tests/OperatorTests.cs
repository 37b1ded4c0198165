using System.Net;
using System.Text.Json.Nodes;

namespace CreativeLabs.Web;

/// <summary>The pages of operators and partners, and the calls that anyone reads.</summary>
public sealed class OperatorTests : IAsyncLifetime
{
    private const string Id = "019a0000-0000-7000-8000-000000000001";
    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Site.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("/operations")]
    [InlineData("/operations/dead-letters/training")]
    [InlineData("/operations/money")]
    [InlineData("/operations/figures")]
    [InlineData("/operations/partners")]
    public async Task Who_is_no_operator_reads_that_the_page_is_not_for_her(string path)
    {
        site.Api.Roles = [$"coordinator:{PublishedApi.Id}"];
        var visitor = await site.SignedIn("en");
        var page = await visitor.Get(path);
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        page.QuerySelector("h1")!.TextContent.ShouldBe("This is not open to you");
        site.Api.Requests.ShouldNotContain(one => one.Path.StartsWith("/v1/operations", StringComparison.Ordinal)
            || one.Path.StartsWith("/v1/ledger", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_service_that_is_away_takes_no_tile_but_its_own()
    {
        var visitor = await Operator();
        site.Api.Answer("GET /v1/operations/training/dead-letters", 503, ApiStandIn.Problem("unavailable", "Кызмат жок."));
        Ledger(0);
        var page = await visitor.Get("/operations");
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector("a[href$='dead-letters/training'] b")!.TextContent.ShouldBe("?");
        page.QuerySelector("a[href$='dead-letters/mentoring'] b")!.TextContent.ShouldBe("1");
        page.QuerySelector(".tag.good")!.TextContent.ShouldContain("Туура");
    }

    [Fact]
    public async Task Books_that_do_not_hold_are_said_loudly()
    {
        var visitor = await Operator();
        Ledger(1);
        (await visitor.Get("/operations")).QuerySelector(".tag.bad")!.TextContent.ShouldContain("Туура эмес");
    }

    [Theory]
    [InlineData("outbox", "release", "release", "sent")]
    [InlineData("queue", "replay", "replay", "sent")]
    [InlineData("queue", "discard", "discard", "cancelled")]
    public async Task A_message_that_was_given_up_is_moved_with_a_reason(string place, string step, string sentTo, string done)
    {
        var visitor = await Operator();
        Letters(place);
        await visitor.Get("/operations/dead-letters/training");
        await visitor.Submit($"/operations/dead-letters/training/{Id}", ("reason", "Банк кайра жооп берет"), ("step", step));
        visitor.Location.ShouldBe($"/ky/operations/dead-letters/training?done={done}");
        var sent = site.Api.Requests.Last(one => one.Method is "POST");
        sent.Path.ShouldBe($"/v1/operations/training/dead-letters/{Id}/{sentTo}");
        sent.Body.ShouldBe("{\"reason\":\"Банк кайра жооп берет\"}");
    }

    [Fact]
    public async Task A_reason_that_is_no_reason_is_said_at_its_field()
    {
        var visitor = await Operator();
        Letters("outbox");
        site.Api.Answer("POST /v1/operations/{service}/dead-letters/release", 400, new
        {
            code = "validation", detail = "Текшериңиз.",
            errors = new Dictionary<string, string[]> { ["reason"] = ["3төн 500гө чейин белги."] },
        });
        await visitor.Get("/operations/dead-letters/training");
        var page = await visitor.Submit("/operations/dead-letters/training", ("reason", "э"), ("step", "release"));
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("#reason-error")!.TextContent.ShouldBe("3төн 500гө чейин белги.");
        page.QuerySelector("#reason")!.GetAttribute("value").ShouldBe("э");
    }

    [Fact]
    public async Task A_service_that_there_is_not_has_no_page()
    {
        var visitor = await Operator();
        await visitor.Get("/operations/dead-letters/secrets");
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_refund_is_approved_by_somebody_else_than_who_asked_for_it()
    {
        var visitor = await Operator();
        Refunds(requestedBy: Guid.CreateVersion7());
        await visitor.Get("/operations/money");
        await visitor.Submit($"/operations/money/refunds/{Id}/approve");
        visitor.Location.ShouldBe("/ky/operations/money?done=decided");
        site.Api.Requests.Last(one => one.Method is "POST").Headers["If-Match"].ShouldBe("\"7.abc\"");

        Refunds(requestedBy: PublishedApi.Id);
        var page = await visitor.Get("/operations/money");
        page.QuerySelector("form[action$='/approve']:not([action*='payouts'])").ShouldBeNull();
        page.QuerySelector("main")!.TextContent.ShouldContain("башка киши бекитиши керек");
    }

    [Fact]
    public async Task Payouts_are_gathered_by_one_and_approved_by_another()
    {
        var visitor = await Operator();
        Batches(Guid.CreateVersion7());
        await visitor.Get("/operations/money");
        await visitor.Submit("/operations/money/payouts");
        visitor.Location.ShouldBe("/ky/operations/money?done=saved");
        await visitor.Get("/operations/money");
        await visitor.Submit($"/operations/money/payouts/{Id}/approve");
        visitor.Location.ShouldBe("/ky/operations/money?done=decided");

        Batches(PublishedApi.Id);
        var page = await visitor.Get("/operations/money");
        page.QuerySelector("form[action*='/payouts/'][action$='/approve']").ShouldBeNull();
        page.QuerySelector("form[action$='/discard']").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_the_platform_refuses_of_money_is_said_in_its_words()
    {
        var visitor = await Operator();
        Refunds(requestedBy: Guid.CreateVersion7());
        site.Api.Answer("POST /v1/refunds/{id}/approval", 409,
            ApiStandIn.Problem("same_person", "Өзүңүз сураганды өзүңүз беките албайсыз."));
        await visitor.Get("/operations/money");
        var page = await visitor.Submit($"/operations/money/refunds/{Id}/approve");
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Өзүңүз сураганды өзүңүз беките албайсыз.");
    }

    [Fact]
    public async Task A_partner_is_registered_and_its_key_is_shown_this_once()
    {
        var visitor = await Operator();
        site.Api.Answer("GET /v1/partners", _ =>
        {
            var page = ApiStandIn.Example("GET", "/v1/partners");
            page["items"]![0]!["revokedAt"] = null;
            return (200, page);
        });
        await visitor.Get("/operations/partners");
        await visitor.Submit("/operations/partners", ("name", "Фонд"), ("scopes", "impact:read"), ("labs", Id));
        visitor.Location.ShouldBe("/ky/operations/partners?done=saved");
        site.Api.Requests.Last(one => one.Method is "POST").Body
            .ShouldBe($"{{\"name\":{{\"ky\":\"Фонд\"}},\"scopes\":[\"impact:read\"],\"labs\":[\"{Id}\"]}}");

        site.Api.Answer("POST /v1/partners/{id}/secrets", 201, new { id = Id, clientId = Id, clientSecret = "бир-жолку-ачкыч" });
        await visitor.Get("/operations/partners");
        var shown = await visitor.Submit($"/operations/partners/{Id}/secrets");
        shown.QuerySelector("[role=status]")!.TextContent.ShouldContain("бир-жолку-ачкыч");
        visitor.Last.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await visitor.Get("/operations/partners")).Body!.TextContent.ShouldNotContain("бир-жолку-ачкыч");
    }

    [Fact]
    public async Task A_partner_sees_its_figures_by_its_key_and_nothing_of_it_is_kept()
    {
        site.Api.Answer("POST /oauth/token", 200,
            new { access_token = "partner-token", token_type = "Bearer", expires_in = 600, scope = "impact:read" });
        site.Api.Answer("GET /v1/figures", 200,
            new { rows = new[] { new { period = "2026-Q2", labId = Id, lab = "Ат-Башы", learners = (int?)null } } });
        var visitor = site.Visitor();
        await visitor.Get("/partners");
        var page = await visitor.Submit("/partners", ("clientId", Id), ("secret", "купуя"), ("year", "2026"));
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector("tbody th")!.TextContent.ShouldBe("Чейрек 2");
        page.QuerySelector("tbody")!.TextContent.ShouldContain("жашыруун");
        visitor.Html.ShouldNotContain("купуя");
        visitor.Html.ShouldNotContain("partner-token");
        visitor.Cookies.Keys.ShouldNotContain("__Host-cl");
        site.Api.Requests.Last(one => one.Path == "/v1/figures").Headers["Authorization"].ShouldBe("Bearer partner-token");
    }

    [Fact]
    public async Task A_wrong_key_is_said_at_its_field_and_not_shown_again()
    {
        site.Api.Answer("POST /oauth/token", 401, new { error = "invalid_client" });
        var visitor = site.Visitor();
        await visitor.Get("/partners");
        var page = await visitor.Submit("/partners", ("clientId", Id), ("secret", "купуя"), ("year", "2026"));
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("#secret-error")!.TextContent.ShouldContain("дал келбейт");
        page.QuerySelector("#secret")!.GetAttribute("value").ShouldBeNull();
    }

    [Fact]
    public async Task A_member_applies_to_a_call_and_a_refusal_keeps_what_she_wrote()
    {
        Open();
        var visitor = await site.SignedIn();
        await visitor.Get($"/programmes/{Id}");
        await visitor.Submit($"/programmes/{Id}/cohorts/{Id}", ("motivation", "Үйрөнгүм келет"));
        visitor.Location.ShouldBe($"/ky/programmes/{Id}?done=sent");
        site.Api.Requests.Last(one => one.Method is "POST").Body.ShouldBe("{\"motivation\":\"Үйрөнгүм келет\"}");

        site.Api.Answer("POST /v1/cohorts/{id}/applications", 409, ApiStandIn.Problem("not_member", "Адегенде лабораторияга кошулуңуз."));
        await visitor.Get($"/programmes/{Id}");
        var page = await visitor.Submit($"/programmes/{Id}/cohorts/{Id}", ("motivation", "Үйрөнгүм келет"));
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Адегенде лабораторияга кошулуңуз.");
        page.QuerySelector("textarea")!.TextContent.ShouldBe("Үйрөнгүм келет");
    }

    [Fact]
    public async Task Who_has_applied_sees_how_it_stands_instead_of_the_form()
    {
        Open();
        site.Api.Answer("GET /v1/me/applications", 200, new
        {
            items = new[] { new { id = Id, cohortId = Id, programme = "Кийиз", state = "rejected", reason = "Кийинки жылы" } },
        });
        var page = await (await site.SignedIn()).Get($"/programmes/{Id}");
        page.QuerySelector("textarea").ShouldBeNull();
        page.QuerySelector("main")!.TextContent.ShouldContain("Кийинки жылы");
    }

    private async Task<Visitor> Operator()
    {
        site.Api.Roles = ["operator"];
        return await site.SignedIn();
    }

    private void Open()
    {
        site.Api.Answer("GET /v1/me/applications", 200, new { items = Array.Empty<object>() });
        site.Api.Answer("GET /v1/programmes/{id}", _ =>
        {
            var programme = ApiStandIn.Example("GET", "/v1/programmes/{id}");
            programme["cohorts"]![0]!["open"] = true;
            return (200, programme);
        });
    }

    private void Ledger(int wrong) => site.Api.Answer("GET /v1/ledger/check", 200,
        new { sum = wrong * 5, journals = 12, unbalanced = wrong, refundsDue = new { amount = 0, currency = "KGS" } });

    private void Letters(string place) => site.Api.Answer("GET /v1/operations/{service}/dead-letters", _ =>
    {
        var page = ApiStandIn.Example("GET", "/v1/operations/{service}/dead-letters");
        page["items"]![0]!["place"] = place;
        return (200, page);
    });

    private void Refunds(Guid requestedBy) => site.Api.Answer("GET /v1/refunds", _ =>
    {
        var page = ApiStandIn.Example("GET", "/v1/refunds");
        page["items"]![0]!["state"] = "requested";
        page["items"]![0]!["handling"] = new JsonObject { ["requestedBy"] = requestedBy.ToString(), ["rail"] = "x", ["sendings"] = 0 };
        return (200, page);
    });

    private void Batches(Guid createdBy) => site.Api.Answer("GET /v1/payout-batches", _ =>
    {
        var page = ApiStandIn.Example("GET", "/v1/payout-batches");
        page["items"]![0]!["state"] = "open";
        page["items"]![0]!["createdBy"] = createdBy.ToString();
        return (200, page);
    });
}
