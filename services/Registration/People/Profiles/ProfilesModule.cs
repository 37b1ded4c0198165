using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Profiles;

/// <summary>What a woman tells of herself, what she agrees to, and all of it given back to her.</summary>
internal sealed class ProfilesModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonRecords, PeopleRecords>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Consent.Map(model);
        Demographics.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var me = app.MapGroup("/v1/me").WithTags("People");
        me.MapGet("/profile", ReadProfile.Handle).Tagged().WithName("readProfile").WithSummary("The caller's own profile.");
        me.MapPut("/profile", ChangeProfile.Handle).Matched(orNew: true).WithName("changeProfile")
                .WithSummary("Tells or changes who the caller is.");
        me.MapGet("/consents", ListConsents.Handle).WithName("listConsents")
            .WithSummary("What the caller agreed to, and what she withdrew.");
        me.MapPost("/consents", GiveConsent.Handle).Idempotent().WithName("giveConsent").WithSummary("Agrees to a text for one purpose.");
        me.MapDelete("/consents/{id:guid}", WithdrawConsent.Handle).WithName("withdrawConsent")
            .WithSummary("Takes back the agreement to a purpose; it stays on record. What was kept because of it is deleted.");
        me.MapGet("/demographics", ReadDemographics.Handle).Tagged().WithName("readDemographics")
            .WithSummary("The caller's voluntary answers.");
        me.MapPut("/demographics", ChangeDemographics.Handle).Matched().WithName("changeDemographics")
            .WithSummary("Answers what the caller wants to answer, in place of all before; needs her consent to the purpose demographics.");
        me.MapGet("/export", ExportMyData.Handle).WithName("exportMyData")
            .WithSummary("Everything that Registration holds on the caller, as JSON.");

        var texts = app.MapGroup("/v1/consent-texts").WithTags("People").AllowAnonymous();
        texts.MapGet("", ReadConsentTexts.List).WithName("listConsentTexts").WithSummary("The texts that can be agreed to now.");
        texts.MapGet("/{purpose}/{version}", ReadConsentTexts.Handle).WithName("readConsentText")
            .WithSummary("One version of a text, also an old one.");
    }
}
