using CreativeLabs.Web.Courses;
using CreativeLabs.Web.Events;
using CreativeLabs.Web.Home;
using CreativeLabs.Web.Inbox;
using CreativeLabs.Web.Labs;
using CreativeLabs.Web.Market;
using CreativeLabs.Web.Me;
using CreativeLabs.Web.Mentors;
using CreativeLabs.Web.Shop;

namespace CreativeLabs.Web;

/// <summary>Every page, below the language that it is in.</summary>
internal static class Pages
{
    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/", (HttpContext http) => Results.Redirect("/" + Languages.Preferred(http))).WithName("language");
        app.MapAssets();
        app.MapExit();
        app.MapLook();
        app.MapSignOut();
        var pages = app.MapGroup("/{language:language}");
        pages.MapHome();
        pages.MapSignIn();
        pages.MapLabs();
        pages.MapEvents();
        pages.MapMe();
        pages.MapMyData();
        pages.MapCourses();
        pages.MapMarket();
        pages.MapMentors();
        pages.MapShop();
        pages.MapInbox();
        app.MapFallback(ErrorPages.NotFound);
    }
}
