namespace CreativeLabs.Sandbox.Payments;

internal static class PaymentsApi
{
    public static void MapPayments(this IEndpointRouteBuilder app)
    {
        var payments = app.MapGroup("/qr/payments").WithTags("Payments");
        payments.MapPost("", OpenPayment.Handle).RequireApiKey().WithName("openPayment").WithSummary("Ask for a payment by QR code");
        payments.MapGet("/{id:guid}", ShowPayment.Handle).WithName("showPayment").WithSummary("How a payment stands");
        payments.MapPost("/{id:guid}/void", ShowPayment.Void).RequireApiKey().WithName("voidPayment")
            .WithSummary("End a payment that nobody made");
        app.MapPost("/qr/transfers", SendTransfer.Handle).RequireApiKey().WithTags("Payments").WithName("sendTransfer")
            .WithSummary("Send money out");
        app.MapPost("/qr/transfers/{id:guid}/reversal", SendTransfer.Reverse).WithTags("Payments").WithName("reverseTransfer")
            .WithSummary("The receiver's bank sends it back");
        payments.MapPost("/{id:guid}/scan", ScanPayment.Handle).WithName("scanPayment").WithSummary("The buyer's bank pays");
    }
}
