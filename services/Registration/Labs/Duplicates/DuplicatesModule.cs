using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Members;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>Two records of one woman: found, asked about, merged.</summary>
internal sealed class DuplicatesModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MergeRecords>();
        builder.Services.AddScoped<AskMerge>();
        builder.Services.AddScoped<AnswerMerge>();
        builder.Services.AddScoped<IPersonalDataHandler, MergeRequestDataHandler>();
        builder.Services.AddScoped<IPersonalDataHandler, DuplicateDataHandler>();
        builder.Services.AddScoped<IDuplicateFinder, DuplicateFinder>();
        builder.Services.AddScoped<IUnsettledSignIn, PendingMerges>();
    }

    public void MapEntities(ModelBuilder model)
    {
        DuplicateKey.Map(model);
        DuplicateCandidate.Map(model);
        MergeRequest.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/labs/{id:guid}/duplicate-candidates", ListDuplicates.Handle).WithTags("Duplicates").WithName("listDuplicates")
            .WithSummary("Members of the lab who may be one woman, for its coordinator. Each person shown is recorded.");
        app.MapPost("/v1/duplicate-candidates/{id:guid}/dismissal", DismissDuplicate.Handle).WithTags("Duplicates")
            .Matched()
            .WithName("dismissDuplicate").WithSummary("The two are two women; the pair is not shown again.");
        app.MapPost("/v1/people/{id:guid}/merge", AskMerge.Handle).WithTags("Duplicates").WithName("mergePeople")
            .WithSummary("The record goes into another one of the same woman, for good; its id leads to that one from now on. Where " +
                "one of them is an account, or they have different numbers, the women agree first and can undo it for seven days (202).");

        var mine = app.MapGroup("/v1/me/merges").WithTags("Duplicates").RequireAuthorization().AddEndpointFilter(Closed.WithoutRedis);
        mine.MapGet("", ListMyMerges.Handle).WithName("listMyMerges")
            .WithSummary("Merges of the caller's record that a coordinator asked for.");
        mine.MapPost("/{id:guid}/consent", AnswerMerge.Agree).WithName("agreeToMerge")
            .WithSummary("The caller agrees, with her PIN, or with a code to her phone when she has none.");
        mine.MapDelete("/{id:guid}", AnswerMerge.Undo).WithName("undoMerge")
            .WithSummary("The caller says no, or undoes what she agreed to within seven days.");
    }
}
