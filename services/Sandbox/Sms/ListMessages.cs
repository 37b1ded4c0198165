using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Sandbox.Sms;

internal static class ListMessages
{
    /// <summary>Newest last. <paramref name="after"/> is a message's id or a moment; what is not newer is left out.</summary>
    public static Ok<List<SmsMessage>> Handle(SmsNetwork network, string? to = null, string? after = null)
    {
        // A plus that was not escaped arrives as a blank.
        var messages = network.Taken().Where(m => to is null || m.To.TrimStart('+') == to.TrimStart('+', ' '));
        if (Guid.TryParse(after, out var id))
        {
            messages = messages.SkipWhile(m => m.Id != id).Skip(1);
        }
        else if (DateTimeOffset.TryParse(after, null, System.Globalization.DateTimeStyles.AssumeUniversal, out var moment))
        {
            messages = messages.Where(m => m.At > moment);
        }

        return TypedResults.Ok(messages.ToList());
    }
}
