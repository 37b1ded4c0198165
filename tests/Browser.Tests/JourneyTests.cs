using CreativeLabs.Journey;

namespace CreativeLabs.Browser;

/// <summary>What a woman does, from the first page to the end, in a real browser on the real platform.</summary>
public sealed class JourneyTests(RunningScreens screens)
{
    private const string Fair = "/events/";

    [Theory]
    [InlineData("ky", true)]
    [InlineData("ru", true)]
    [InlineData("en", true)]
    [InlineData("ky", false)]
    public async Task She_signs_in_joins_a_lab_and_has_a_ticket(string language, bool script)
    {
        await using var woman = await screens.Somebody(language, script: script);
        await woman.Open("/labs/at-bashy");
        await woman.Page.ClickAsync("form[action$='/join'] button");
        await woman.SignIn(Traveller.NewPhone());
        await woman.Introduce("Айгүл Төлөгөнова");
        woman.Page.Url.ShouldContain($"/{language}/");
        await woman.Open("/labs/at-bashy");
        await woman.Page.ClickAsync("form[action$='/join'] button");
        await woman.Page.WaitForSelectorAsync(".notice.good");

        await woman.Open("/events?lab=at-bashy");
        await woman.Page.ClickAsync($"main a.card[href*='{Fair}']");
        await woman.Page.ClickAsync("form[action$='/registration'] button");
        await woman.Page.WaitForSelectorAsync(".ticket .number");
        (await woman.Page.EvaluateAsync<int>("() => document.querySelector('.qr').naturalWidth"))
            .ShouldBeGreaterThan(0, "the ticket is drawn");

        await woman.Open("/week");
        await woman.Page.WaitForSelectorAsync("a.entry[href*='/registrations/']");
        (await woman.Page.Context.CookiesAsync()).ShouldContain(cookie => cookie.Name == "__Host-cl" && cookie.Secure && cookie.HttpOnly);
    }

    /// <summary>One woman's way, in Kyrgyz, on a phone.</summary>
    [Fact]
    public async Task One_woman_joins_a_lab_goes_to_an_event_enrols_asks_for_a_mentor_and_buys()
    {
        await using var woman = await screens.Somebody("ky");
        await woman.Open("/sign-in");
        await woman.SignIn(Traveller.NewPhone());
        await woman.Introduce("Бегимай Асанова");
        await woman.Open("/labs/at-bashy");
        await woman.Page.ClickAsync("form[action$='/join'] button");
        await woman.Page.WaitForSelectorAsync(".notice.good");

        await woman.Open("/events?lab=at-bashy");
        await woman.Page.ClickAsync($"main a.card[href*='{Fair}']");
        await woman.Page.ClickAsync("form[action$='/registration'] button");
        await woman.Page.WaitForSelectorAsync(".notice.good");

        await Enrol(woman);
        await woman.Open("/mentors");
        await woman.Page.SelectOptionAsync("#topic", new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await woman.Page.ClickAsync("form[action$='/mentors/request'] button");
        await woman.Page.WaitForSelectorAsync(".notice.good");
        await woman.Page.WaitForSelectorAsync("form[action$='/withdraw']");

        await woman.Open("/market");
        await woman.Page.ClickAsync("main ul.grid a.card >> nth=0");
        await woman.Page.ClickAsync("main form:has(#quantity) button");
        await woman.Page.ClickAsync("form[action$='/order'] button");
        await woman.Page.WaitForSelectorAsync(".steps");
        await woman.Open("/orders");
        (await woman.Page.Locator("main a[href*='/orders/']").CountAsync()).ShouldBe(1);
    }

    /// <summary>In the first course that takes her.</summary>
    private static async Task Enrol(Person woman)
    {
        await woman.Open("/courses");
        var courses = await woman.Page.Locator("main ul.grid a.card")
            .EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
        foreach (var course in courses)
        {
            await woman.Page.GotoAsync(course);
            if (await woman.Page.Locator("form[action$='/enrolment'] button").CountAsync() == 0)
            {
                continue;
            }

            await woman.Page.ClickAsync("form[action$='/enrolment'] button >> nth=0");
            await woman.Page.WaitForSelectorAsync(".notice");
            if (woman.Page.Url.Contains("/enrolments/", StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail("no course takes her");
    }

    /// <summary>What a coordinator plans on her laptop, a woman sees on her phone, and is let in by the number of her ticket.</summary>
    [Fact]
    public async Task A_coordinator_plans_an_event_and_lets_a_woman_in_by_her_ticket()
    {
        await using var coordinator = await screens.Somebody("ky", 1280, script: false);
        await coordinator.SignIn("+996700000104");
        await coordinator.Open("/labs/at-bashy/events");
        await coordinator.Page.FillAsync("#title", "Токуу күнү");
        await coordinator.Page.FillAsync("#venue", "Ат-Башы лабораториясы");
        var now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(6));
        await coordinator.Page.FillAsync("#day", now.AddMinutes(90).ToString("yyyy-MM-dd"));
        await coordinator.Page.FillAsync("#from", now.AddMinutes(90).ToString("HH:mm"));
        await coordinator.Page.FillAsync("#until", now.AddMinutes(210).ToString("HH:mm"));
        await coordinator.Page.ClickAsync("form:has(#title) button");
        await coordinator.Page.ClickAsync("form[action$='/publish'] button");
        await coordinator.Page.WaitForSelectorAsync("a[href$='/door']");
        var happening = coordinator.Page.Url.Split('?')[0].Split('/')[^1];

        await using var woman = await screens.Somebody("ky");
        await woman.Open("/sign-in");
        await woman.SignIn(Traveller.NewPhone());
        await woman.Introduce("Чынара Осмонова");
        await woman.Open($"/events/{happening}");
        await woman.Page.ClickAsync("form[action$='/registration'] button");
        var number = await woman.Page.InnerTextAsync(".ticket .number");

        await coordinator.Open($"/labs/at-bashy/events/{happening}/door");
        await coordinator.Page.FillAsync("#number", number);
        await coordinator.Page.ClickAsync("form.code button");
        await coordinator.Page.WaitForSelectorAsync(".guests .tag.good");
        (await coordinator.Page.InnerTextAsync(".guests li:has(.tag.good)")).ShouldContain("Чынара Осмонова");
    }

    [Theory]
    [InlineData("ru", true)]
    [InlineData("ky", false)]
    public async Task She_orders_and_pays_by_QR(string language, bool script)
    {
        await using var buyer = await screens.Somebody(language, 1280, script);
        await buyer.Open("/sign-in");
        await buyer.SignIn(Traveller.NewPhone());
        await buyer.Introduce("Нурзат Жолдошева");
        await buyer.Open("/market");
        await buyer.Page.ClickAsync("main ul.grid a.card >> nth=0");
        await buyer.Page.ClickAsync("main form:has(#quantity) button");
        await buyer.Page.ClickAsync("form[action$='/order'] button");
        await buyer.Page.WaitForSelectorAsync(".steps");
        var order = buyer.Page.Url.Split('?')[0];
        await buyer.Page.ClickAsync("form[action$='/pay'] button");
        await buyer.Page.WaitForSelectorAsync(".ticket .qr");

        await buyer.Page.GotoAsync(order);
        await buyer.Page.WaitForSelectorAsync(".steps");
    }

    [Fact]
    public async Task After_sign_out_going_back_shows_nothing_of_hers()
    {
        await using var woman = await screens.Somebody("ky");
        await woman.Open("/sign-in");
        await woman.SignIn("+996700000304", shared: true);
        await woman.Open("/week");
        await woman.Page.ClickAsync("footer form button");
        await woman.Page.GoBackAsync();
        woman.Page.Url.ShouldContain("/sign-in");
        (await woman.Page.InnerTextAsync("main")).ShouldNotContain("Өмүркан");
    }

    [Fact]
    public async Task No_script_reads_her_cookie()
    {
        await using var woman = await screens.Somebody("ky");
        await woman.Open("/sign-in");
        await woman.SignIn("+996700000303");
        (await woman.Page.EvaluateAsync<string>("() => document.cookie")).ShouldNotContain("__Host-cl");
    }
}
