using CreativeLabs.Registration.Labs.Duplicates;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Members;

internal static class MembersApi
{
    public static void AddMembers(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BlindKeys>();
        builder.Services.AddScoped<LookAlikes>();
        builder.Services.AddScoped<MemberIndex>();
    }

    public static void MapMembers(this IEndpointRouteBuilder app)
    {
        var lab = app.MapGroup("/v1/labs/{id:guid}").WithTags("Members");
        lab.MapGet("/members", ListMembers.Handle).WithName("listMembers")
            .WithSummary("The lab's members by state (active, left), need and beginnings of a name; its coordinator. Each person shown " +
                "is recorded.");
        lab.MapPost("/people", RegisterMember.Handle).Idempotent().WithName("registerMember")
            .WithSummary("The coordinator registers a woman, with or without a phone, who signed on paper and joins the lab.");

        var people = app.MapGroup("/v1/people/{id:guid}").WithTags("Members");
        people.MapGet("", ReadMember.Handle).Tagged().Produces(StatusCodes.Status308PermanentRedirect).WithName("readMember")
            .WithSummary("A member of the caller's labs. An id that was merged leads to the one that remains (308).");
        people.MapGet("/consents", RecordPaperConsent.List).WithName("listConsentsOfMember")
            .WithSummary("What a member agreed to, for her coordinator.");
        people.MapPost("/consents", RecordPaperConsent.Give).Idempotent().WithName("recordPaperConsent")
            .WithSummary("The coordinator records a consent that a member signed on paper.");
        people.MapPost("/consents/{consentId:guid}/withdrawal", RecordPaperConsent.Withdraw).WithName("recordWithdrawal")
            .WithSummary("The coordinator records that a member takes a consent back.");
    }
}
