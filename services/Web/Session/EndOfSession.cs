namespace CreativeLabs.Web.Session;

/// <summary>Ends the session on this phone.</summary>
internal sealed class EndOfSession(ApiClient api, Visit visit, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Tells the platform and drops the cookie. When the platform does not answer in time the cookie goes all the same.</summary>
    public async Task SignOut(HttpContext http)
    {
        if (visit.Session is { } session)
        {
            var sent = new Sent(FormCollection.Empty, visit.NewKey());
            var told = api.Send(SignInApi.SignOut, new RefreshTokenOf(session.Refresh), sent);
            await Task.WhenAny(told, Task.Delay(Patience, clock));
        }

        SessionCookie.Delete(http);
    }

    /// <summary>As <see cref="SignOut"/>, and this phone knows nobody any more.</summary>
    public Task Forget(HttpContext http)
    {
        KnownPhones.Forget(http);
        return SignOut(http);
    }
}
