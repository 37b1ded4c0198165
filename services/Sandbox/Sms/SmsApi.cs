namespace CreativeLabs.Sandbox.Sms;

internal static class SmsApi
{
    public static void MapSms(this IEndpointRouteBuilder app)
    {
        var sms = app.MapGroup("/sms/messages").WithTags("Sms");
        sms.MapPost("", AcceptMessage.Handle).RequireApiKey().WithName("acceptMessage").WithSummary("Take a message for a phone");
        sms.MapGet("", ListMessages.Handle).WithName("listMessages").WithSummary("What phones have received, newest last");
    }
}
