namespace CreativeLabs.Sandbox.Sms;

internal static class SmsApi
{
    public static void MapSms(this IEndpointRouteBuilder app)
    {
        NikitaSms.Map(app);
        RestSms.Map(app);
        app.MapGet("/sms/messages", ListMessages.Handle).WithTags("Sms").WithName("listMessages")
            .WithSummary("What phones have received, newest last");
    }
}
