using CreativeLabs.Web.Coordination;
using CreativeLabs.Web.Courses;
using CreativeLabs.Web.Events;
using CreativeLabs.Web.Figures;
using CreativeLabs.Web.Home;
using CreativeLabs.Web.Inbox;
using CreativeLabs.Web.Labs;
using CreativeLabs.Web.Market;
using CreativeLabs.Web.Me;
using CreativeLabs.Web.Mentoring;
using CreativeLabs.Web.Mentors;
using CreativeLabs.Web.Operations;
using CreativeLabs.Web.Partners;
using CreativeLabs.Web.Programmes;
using CreativeLabs.Web.Shop;
using CreativeLabs.Web.Teaching;

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
        pages.MapGuardian();
        pages.MapCourses();
        pages.MapMarket();
        pages.MapMentors();
        pages.MapShop();
        pages.MapInbox();
        pages.MapCoordination();
        pages.MapFigures();
        pages.MapTeaching();
        pages.MapMentoring();
        pages.MapOperations();
        pages.MapPartners();
        pages.MapProgrammes();
        app.MapFallback(ErrorPages.NotFound);
    }
}
