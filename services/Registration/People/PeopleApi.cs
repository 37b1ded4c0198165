using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People;

internal static class PeopleApi
{
    public static void AddPersonVault(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PersonVault>();
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        var me = app.MapGroup("/v1/me").WithTags("People");
        me.MapGet("/profile", ReadProfile.Handle).WithName("readProfile").WithSummary("The caller's own profile.");
        me.MapPut("/profile", ChangeProfile.Handle).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired).WithName("changeProfile").WithSummary("Tells or changes who the caller is.");
        me.MapGet("/consents", ListConsents.Handle).WithName("listConsents").WithSummary("What the caller agreed to, and what she withdrew.");
        me.MapPost("/consents", GiveConsent.Handle).Idempotent().WithName("giveConsent").WithSummary("Agrees to a text for one purpose.");
        me.MapDelete("/consents/{id:guid}", WithdrawConsent.Handle).WithName("withdrawConsent").WithSummary("Withdraws a consent; it stays on record.");
    }
}
