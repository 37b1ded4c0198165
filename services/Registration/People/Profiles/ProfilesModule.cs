using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Profiles;

/// <summary>What a woman tells of herself, what she agrees to, and all of it given back to her.</summary>
internal sealed class ProfilesModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonalDataHandler, PeopleDataHandler>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Consent.Map(model);
        Demographics.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var me = app.MapGroup("/v1/me").WithTags("People");
        me.MapGet("/profile", GetProfile.Handle).Tagged().WithName("getProfile").WithSummary("The caller's own profile.");
        me.MapPut("/profile", UpdateProfile.Handle).InTransaction().Matched(orNew: true).WithName("updateProfile")
                .WithSummary("Tells or changes who the caller is.");
        me.MapGet("/consents", ListConsents.Handle).WithName("listConsents")
            .WithSummary("What the caller agreed to, and what she withdrew.");
        me.MapPost("/consents", GiveConsent.Handle).Idempotent().WithName("createConsent").WithSummary("Agrees to a text for one purpose.");
        me.MapDelete("/consents/{id:guid}", WithdrawConsent.Handle).InTransaction().WithName("withdrawConsent")
            .WithSummary("Takes back the agreement to a purpose; it stays on record. What was kept because of it is deleted.");
        me.MapGet("/demographics", GetDemographics.Handle).Tagged().WithName("getDemographics")
            .WithSummary("The caller's voluntary answers.");
        me.MapPut("/demographics", UpdateDemographics.Handle).InTransaction().Matched().WithName("updateDemographics")
            .WithSummary("Answers what the caller wants to answer, in place of all before; needs her consent to the purpose demographics.");
        me.MapGet("/export", ExportMyData.Handle).WithName("exportMyData")
            .WithSummary("Everything that Registration holds on the caller, as JSON.");

        var texts = app.MapGroup("/v1/consent-texts").WithTags("People").AllowAnonymous();
        texts.MapGet("", GetConsentTexts.List).WithName("listConsentTexts").WithSummary("The texts that can be agreed to now.");
        texts.MapGet("/{purpose}/{version}", GetConsentTexts.Handle).WithName("getConsentText")
            .WithSummary("One version of a text, also an old one.");
    }
}
