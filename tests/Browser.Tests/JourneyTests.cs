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
