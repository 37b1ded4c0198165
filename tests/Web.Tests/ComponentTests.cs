using Bunit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Web;

/// <summary>The small parts of pages, each by itself.</summary>
public sealed class ComponentTests : BunitContext
{
    public ComponentTests() => Services.AddSingleton(new Visit(new HttpContextAccessor(), new NoForms(), TimeProvider.System));

    [Fact]
    public void A_field_ties_its_hint_and_its_error_to_itself()
    {
        var field = Render<Field>(p => p.Add(f => f.Name, "phone").Add(f => f.Label, "Телефон").Add(f => f.Hint, "0700…")
            .Add(f => f.Problem, Problem.OfField("phone", "Номер туура эмес.")));
        var input = field.Find("input");
        input.GetAttribute("aria-describedby").ShouldBe("phone-error phone-hint");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        field.Find("label").GetAttribute("for").ShouldBe("phone");
        field.Find("#phone-error").TextContent.ShouldBe("Номер туура эмес.");
    }

    [Fact]
    public void A_field_without_a_fault_says_nothing_of_one()
    {
        var field = Render<Field>(p => p.Add(f => f.Name, "phone").Add(f => f.Label, "Телефон")
            .Add(f => f.Problem, Problem.OfField("code", "Башка.")));
        field.Find("input").HasAttribute("aria-invalid").ShouldBeFalse();
        field.Find("input").HasAttribute("aria-describedby").ShouldBeFalse();
        field.FindAll(".error").ShouldBeEmpty();
    }

    [Fact]
    public void A_list_keeps_what_was_picked_and_ties_its_error_to_itself()
    {
        var list = Render<Pick>(p => p.Add(f => f.Name, "reason").Add(f => f.Label, "Себеби").Add(f => f.Value, "b")
            .Add(f => f.Options, [("a", "Бир"), ("b", "Эки")]).Add(f => f.Problem, Problem.OfField("reason", "Тандаңыз.")));
        list.Find("option[selected]").TextContent.ShouldBe("Эки");
        list.Find("select").GetAttribute("aria-describedby").ShouldBe("reason-error");
        list.Find("label").GetAttribute("for").ShouldBe("reason");
    }

    [Fact]
    public void Fields_of_the_API_are_called_as_the_page_calls_them()
    {
        var problem = new Problem(400, "validation", null, null, new Dictionary<string, string[]>
        {
            ["startsAt"] = ["Күнү өтүп кеткен."], ["capacity"] = ["Бирден кем эмес."],
        }).Rename(("startsAt", "day"));
        problem.Of("day").ShouldBe("Күнү өтүп кеткен.");
        problem.Of("capacity").ShouldBe("Бирден кем эмес.");
        problem.Of("startsAt").ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 30, "0")]
    [InlineData(15, 30, "50")]
    [InlineData(40, 30, "100")]
    [InlineData(1, 0, "0")]
    public void A_bar_is_as_long_as_its_part(int part, int whole, string width)
    {
        var bar = Render<Bar>(p => p.Add(b => b.Part, part).Add(b => b.Whole, whole).Add(b => b.Label, "жарымы"));
        bar.Find(".fill").GetAttribute("width").ShouldBe(width);
        bar.Find("svg").GetAttribute("aria-label").ShouldBe("жарымы");
    }

    [Fact]
    public void The_map_shows_labs_that_have_a_place_and_leads_to_them()
    {
        var map = Render<Labs.LabMap>(p => p.Add(m => m.Labs,
            [Lab("at-bashy", 41.17, 75.8), Lab("kyzart", null, null), Lab("osh", 40.53, 72.8)]));
        map.FindAll("a").Select(a => a.GetAttribute("href")).ShouldBe(["/ky/labs/at-bashy", "/ky/labs/osh"]);
    }

    [Fact]
    public void Steps_say_where_they_stand()
    {
        var steps = Render<Steps>(p => p.Add(s => s.Words, [ShellWords.Yes, ShellWords.No, ShellWords.Back]).Add(s => s.Reached, 1));
        steps.FindAll("li").Select(li => li.ClassName).ShouldBe(["past", "now", ""]);
        steps.Find("[aria-current=step]").TextContent.ShouldBe("Жок");
    }

    private static Lab Lab(string code, double? north, double? east) => new(Guid.CreateVersion7(), code, code, "", "", north, east, null,
        [], [], [], null);

    private sealed class NoForms : IAntiforgery
    {
        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => GetTokens(httpContext);

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => new("token", "cookie", "_f", null);

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(true);

        public void SetCookieTokenAndHeader(HttpContext httpContext)
        {
        }

        public Task ValidateRequestAsync(HttpContext httpContext) => Task.CompletedTask;
    }
}
