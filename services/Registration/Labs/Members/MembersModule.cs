using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>The members of a lab as its coordinator sees them, and what she does for them.</summary>
internal sealed class MembersModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BlindKeys>();
        builder.Services.AddScoped<MemberIndex>();
        builder.Services.AddScoped<WithdrawGuardianConsent>();
        builder.Services.AddScoped<IPersonIndex>(services => services.GetRequiredService<MemberIndex>());
    }

    public void MapEntities(ModelBuilder model)
    {
        MemberKey.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var lab = app.MapGroup("/v1/labs/{id:guid}").WithTags("Members");
        lab.MapGet("/members", ListMembers.Handle).WithName("listMembers")
            .WithSummary("The lab's members by state (active, left), need and beginnings of a name; its coordinator. Each person shown " +
                "is recorded.");
        lab.MapPost("/people", RegisterMember.Handle).Idempotent().WithName("registerMember")
            .WithSummary("The coordinator registers a woman, with or without a phone, who signed on paper and joins the lab.");

        lab.MapPost("/guardian-consents", RecordGuardianConsent.Handle).Idempotent().WithName("recordGuardianConsent")
            .WithSummary("The coordinator records what the guardian of a minor signed, for a member or for who shows a slip.");

        var people = app.MapGroup("/v1/people/{id:guid}").WithTags("Members");
        people.MapGet("", GetMember.Handle).Tagged().Produces(StatusCodes.Status308PermanentRedirect).WithName("getMember")
            .WithSummary("A member of the caller's labs. An id that was merged leads to the one that remains (308).");
        people.MapGet("/consents", RecordPaperConsent.List).WithName("listConsentsOfMember")
            .WithSummary("What a member agreed to, for her coordinator.");
        people.MapPost("/consents", RecordPaperConsent.Give).Idempotent().WithName("recordPaperConsent")
            .WithSummary("The coordinator records a consent that a member signed on paper.");
        people.MapPost("/consents/{consentId:guid}/withdrawal", RecordPaperConsent.Withdraw).InTransaction().WithName("recordWithdrawal")
            .WithSummary("The coordinator records that a member takes a consent back.");

        people.MapGet("/guardian-consents", RecordGuardianConsent.List).WithName("listGuardianConsentsOfMember")
            .WithSummary("What a member's guardians agreed to, for her coordinator. The look is recorded.");
        people.MapPost("/guardian-consents/{consentId:guid}/withdrawal", WithdrawGuardianConsent.Recorded).InTransaction()
            .WithName("recordGuardianWithdrawal")
            .WithSummary("The coordinator records that a guardian takes a consent back. With the last one a minor's memberships end.");
        app.MapDelete("/v1/me/guardian-consents/{id:guid}", WithdrawGuardianConsent.Hers).InTransaction().WithTags("Guardians")
            .WithName("withdrawGuardianConsent")
            .WithSummary("Takes a guardian's consent back. With the last one a minor's memberships end.");

        app.MapGroup("/v1/labs/{id:guid}/members/{personId:guid}/phone-changes").WithTags("Sign-in").RequireAuthorization()
            .AddEndpointFilter(Closed.WithoutRedis)
            .MapPost("", AssistPhoneChange.Handle).Idempotent().WithName("assistPhoneChange")
            .WithSummary("A coordinator asks for a member who lost her phone.");
        app.MapGroup("/v1/erasures").WithTags("Erasure")
            .MapPost("", AskErasureFor.Handle).Idempotent().WithName("askErasureFor")
            .WithSummary("A coordinator asks for a member of her lab, or the operator for anyone; needs a sign-in of the last " +
                "ten minutes. Who has an account is told and can call it off for seven days.");
    }
}
