using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>The numbers that a woman signs in with.</summary>
internal sealed class PhonesModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<NewPhone>();
        builder.Services.AddScoped<RemoveSignInNumber>();
        builder.Services.AddScoped<IPersonalDataHandler, PhoneDataHandler>();
    }

    public void MapEntities(ModelBuilder model)
    {
        PhoneChange.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var me = app.MapGroup("/v1/me").WithTags("Sign-in").RequireAuthorization().AddEndpointFilter(Closed.WithoutRedis);
        me.MapGet("/sign-in", GetSignIn.Handle).Tagged().WithName("getSignIn").WithSummary("How the caller signs in.");
        me.MapPut("/sign-in", GetSignIn.Change).Matched()
            .WithName("updateSignIn").WithSummary("Changes what others who share the caller's phone read of her.");
        me.MapPost("/codes", SendMyCode.Handle).WithName("sendMyCode")
            .WithSummary("Sends a code to the caller's own phone, or to the one she wants to change to.");
        me.MapGet("/phone-changes", ListPhoneChanges.Handle).WithName("listPhoneChanges").WithSummary("The caller's changes of phone.");
        me.MapPost("/phone-changes", AskPhoneChange.Handle).Idempotent().WithName("askPhoneChange")
            .WithSummary("Asks to sign in with another phone, after a time in which the old one can cancel.");
        me.MapDelete("/phone-changes/{id:guid}", CancelPhoneChange.Handle).InTransaction().WithName("cancelPhoneChange")
            .WithSummary("Cancels a change of phone that has not taken effect.");
        me.MapPost("/phone-changes/{id:guid}/confirmation", ConfirmPhoneChange.Handle).WithName("confirmPhoneChange")
            .WithSummary("Confirms a change of phone that a coordinator asked for. Without it the change lapses once the caller has been " +
                "signed in meanwhile.");
        me.MapGet("/sign-in/numbers", ListSignInNumbers.Handle).WithName("listSignInNumbers")
            .WithSummary("The numbers with which the caller signs in, and those that her lab wrote down.");
        me.MapPost("/sign-in/numbers/{id:guid}/removal", RemoveSignInNumber.Handle).WithName("removeSignInNumber")
            .WithSummary("Takes a number away, with the PIN or a code to the caller's own phone; every other session ends.");

        var member = app.MapGroup("/v1/labs/{id:guid}/members/{personId:guid}/phone-changes").WithTags("Sign-in").RequireAuthorization()
            .AddEndpointFilter(Closed.WithoutRedis);
        member.MapDelete("/{changeId:guid}", CancelPhoneChange.Assisted).InTransaction().WithName("cancelAssistedPhoneChange")
            .WithSummary("A coordinator takes back what she asked for a member.");
    }
}
