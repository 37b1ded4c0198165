using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>How buyers pay.</summary>
internal sealed class PaymentsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder) => builder.AddPayments();

    public void MapEntities(ModelBuilder model)
    {
        PaymentIntent.Map(model);
        PaymentAttempt.Map(model);
        RailReceipt.Map(model);
        PaymentCallback.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var attempts = app.MapGroup("/v1/orders/{id:guid}/payment-attempts").WithTags("Payments").RequireAuthorization();
        attempts.MapPost("", StartPayment.Handle).WithName("startPayment")
            .WithSummary("Get a QR code to pay an order with; the same key gives the same code");
        attempts.MapGet("/{attemptId:guid}", GetPaymentAttempt.Handle).WithName("getPaymentAttempt")
            .WithSummary("How an attempt to pay stands");

        app.MapPost($"/v1/payment-callbacks/{QrRail.RailName}", TakeCallback.Handle).AllowAnonymous().WithTags("Payments")
            .WithName("takePaymentCallback").WithSummary("The rail says how a payment ended; signed")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        var freedomPay = app.MapGroup($"/v1/payment-callbacks/{FreedomPayRail.RailName}").AllowAnonymous().WithTags("Payments")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        freedomPay.MapPost("", FreedomPayCallbacks.Result).WithName("takeFreedomPayResult")
            .WithSummary("Freedom Pay says how a payment ended; signed form fields, answered in signed XML");
        app.MapPost($"/v1/payment-callbacks/{FreedomPayRail.RailName}-check", FreedomPayCallbacks.Check).AllowAnonymous()
            .WithTags("Payments").ProducesProblem(StatusCodes.Status401Unauthorized).WithName("checkFreedomPayPayment")
            .WithSummary("Freedom Pay asks whether it may take a payment; signed form fields, answered in signed XML");
    }
}
