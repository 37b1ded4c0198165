namespace CreativeLabs.Browser;

/// <summary>Pictures of pages, to be looked at: <c>tests/run Browser --screenshots</c> takes all of them in each language, as a phone and a
/// laptop show them, and puts them into <c>.state/screenshots</c>; an ordinary run takes the first page alone.</summary>
public sealed class PictureTests(RunningScreens screens)
{
    private static readonly string[] Public =
    [
        "", "/help", "/look", "/labs", "/labs/at-bashy", "/events", "/courses", "/programmes", "/market", "/mentors", "/verify",
        "/partners", "/sign-in",
    ];

    private static readonly string[] Hers =
        ["/week", "/welcome", "/me", "/inbox", "/inbox/preferences", "/shop", "/credentials", "/orders"];

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_page_can_be_looked_at(string language)
    {
        var all = Environment.GetEnvironmentVariable("SCREENSHOTS") is "all";
        var folder = Folder();
        foreach (var width in (int[])[360, 1280])
        {
            await using var somebody = await screens.Somebody(language, width);
            await Take(somebody, all ? Public : Public[..1], folder, $"{language}-{width}");
            if (all)
            {
                // A trainer with a shop.
                await somebody.SignIn("+996700000204");
                await Take(somebody, Hers, folder, $"{language}-{width}");
            }
        }
    }

    /// <summary>The pages of the roles, one language and both widths, light and dark.</summary>
    [Theory]
    [InlineData("coordinator")]
    [InlineData("trainer")]
    [InlineData("mentor")]
    [InlineData("operator")]
    public async Task A_page_of_a_role_can_be_looked_at(string role)
    {
        var all = Environment.GetEnvironmentVariable("SCREENSHOTS") is "all";
        var who = Staff.All.Single(one => one.Name == role);
        var folder = Folder();
        foreach (var (width, dark) in all ? [(360, false), (1280, false), (360, true), (1280, true)] : ((int, bool)[])[(360, false)])
        {
            await using var somebody = await screens.Somebody("ky", width, dark: dark);
            await somebody.SignIn(who.Phone);
            foreach (var way in all ? who.Ways : who.Ways[..1])
            {
                if (await Staff.Open(somebody, way))
                {
                    var file = Path.Combine(folder, $"{role}-{width}-{(dark ? "dark" : "light")}-{Staff.NameOf(way)}.png");
                    (await somebody.Page.ScreenshotAsync(new() { Path = file, FullPage = true })).Length.ShouldBeGreaterThan(5000, way);
                }
            }
        }
    }

    private static async Task Take(Person somebody, string[] paths, string folder, string name)
    {
        foreach (var path in paths)
        {
            (await somebody.Open(path)).Status.ShouldBe(200, path);
            var file = Path.Combine(folder, $"{name}{(path.Length == 0 ? "-home" : path.Replace('/', '-'))}.png");
            var picture = await somebody.Page.ScreenshotAsync(new() { Path = file, FullPage = true });
            picture.Length.ShouldBeGreaterThan(5000, path);
        }
    }

    /// <summary>Below the clone, where git does not look.</summary>
    private static string Folder()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "CreativeLabs.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        return Directory.CreateDirectory(Path.Combine(root, ".state", "screenshots")).FullName;
    }
}
