namespace CreativeLabs.Browser;

/// <summary>Pictures of pages, to be looked at: <c>tests/run Browser --screenshots</c> takes all of them in each language, as a phone and a
/// laptop show them, and puts them into <c>.state/screenshots</c>; an ordinary run takes the first page alone.</summary>
public sealed class PictureTests(RunningScreens screens)
{
    private static readonly string[] Public =
        ["", "/help", "/look", "/labs", "/labs/at-bashy", "/events", "/courses", "/market", "/mentors", "/verify", "/sign-in"];

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
