using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Sandbox.Faults;

/// <summary>How the providers are to behave from now on; what is left out stays as it is.</summary>
internal sealed record FaultsBody(SmsFault? Sms = null, QrFault? Qr = null);

internal static class Misbehave
{
    public static Ok<FaultsBody> Handle(FaultsBody body, Misbehaviour misbehaviour)
    {
        misbehaviour.Sms = body.Sms ?? misbehaviour.Sms;
        misbehaviour.Qr = body.Qr ?? misbehaviour.Qr;
        return TypedResults.Ok(new FaultsBody(misbehaviour.Sms, misbehaviour.Qr));
    }
}
