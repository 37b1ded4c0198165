using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Sandbox.Faults;

/// <summary>How the providers are to behave from now on; what is left out stays as it is.</summary>
/// <param name="Sms">Both SMS providers.</param>
/// <param name="Qr">The QR rail.</param>
/// <param name="Nikita">The SMS provider that speaks XML.</param>
/// <param name="Rest">The SMS provider that speaks form fields and JSON.</param>
internal sealed record FaultsBody(SmsFault? Sms = null, QrFault? Qr = null, SmsFault? Nikita = null, SmsFault? Rest = null);

internal static class Misbehave
{
    public static Ok<FaultsBody> Handle(FaultsBody body, Misbehaviour misbehaviour)
    {
        misbehaviour.Nikita = body.Nikita ?? body.Sms ?? misbehaviour.Nikita;
        misbehaviour.Rest = body.Rest ?? body.Sms ?? misbehaviour.Rest;
        misbehaviour.Qr = body.Qr ?? misbehaviour.Qr;
        return TypedResults.Ok(new FaultsBody(body.Sms, misbehaviour.Qr, misbehaviour.Nikita, misbehaviour.Rest));
    }
}
