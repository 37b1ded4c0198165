using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>What a lab has to book, and when it is open.</summary>
internal sealed class ResourcesModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonalDataHandler, ResourceDataHandler>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Resource.Map(model);
        WeeklyQuota.Map(model);
        Closure.Map(model);
        HolidayOverride.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var lab = app.MapGroup("/v1/labs/{id:guid}").WithTags("Resources");
        lab.MapGet("/resources", ListResources.Handle).AllowAnonymous().WithName("listResources").WithSummary("What a lab has to book.");
        lab.MapPost("/resources", OfferResource.Handle).Idempotent().WithName("offerResource")
            .WithSummary("A new resource; the lab's coordinator.");
        lab.MapGet("/booking-quotas/{kind}", GetWeeklyQuota.Handle).Tagged().AllowAnonymous()
            .WithName("getWeeklyQuota").WithSummary("How long one person may book in a week.");
        lab.MapPut("/booking-quotas/{kind}", SetWeeklyQuota.Handle).Matched(orNew: true)
            .WithName("setWeeklyQuota").WithSummary("Sets the weekly quota of a kind; the lab's coordinator.");
        lab.MapGet("/closures", ListClosures.Handle).AllowAnonymous().WithName("listClosures")
            .WithSummary("When the lab is closed, from today on.");
        lab.MapPost("/closures", CloseLab.Handle).Idempotent().WithName("closeLab")
            .WithSummary("Closes the lab for some days; its coordinator.");
        lab.MapDelete("/closures/{closureId:guid}", ReopenLab.Handle).WithName("reopenLab")
            .WithSummary("Takes a closure back; the lab's coordinator.");

        var resources = app.MapGroup("/v1/resources/{id:guid}").WithTags("Resources");
        resources.MapGet("", GetResource.Handle).Tagged().AllowAnonymous().WithName("getResource")
            .WithSummary("A resource and its terms.");
        resources.MapPut("", UpdateResource.Handle).InTransaction().Matched().WithName("updateResource")
            .WithSummary("Changes its terms; the lab's coordinator.");

        var holidays = app.MapGroup("/v1/holidays").WithTags("Resources");
        holidays.MapGet("", ListHolidays.Handle).AllowAnonymous().WithName("listHolidays")
            .WithSummary("Days of a year on which all labs are closed.");
        holidays.MapGet("/{day}", GetHoliday.Handle).Tagged().AllowAnonymous().WithName("getHoliday")
            .WithSummary("What was announced for a day.");
        holidays.MapPut("/{day}", AnnounceHoliday.Handle).InTransaction().Matched(orNew: true).WithName("announceHoliday")
            .WithSummary("Makes a day off or a working day; operators.");
    }
}
