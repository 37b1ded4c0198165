using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Yarp.ReverseProxy.Forwarder;

namespace CreativeLabs.Gateway;

/// <summary>Whose fault it is that a request was not answered. Only a connection that failed, and silence, are the destination's; what the
/// caller sent, left out or broke off says nothing about it.</summary>
internal static class Fault
{
    public static bool IsOfDestination(HttpContext http, IForwarderErrorFeature failure) => failure.Error switch
    {
        ForwarderError.RequestTimedOut => !IsOfSlowCaller(http, failure),
        ForwarderError.Request or ForwarderError.RequestBodyDestination or ForwarderError.ResponseBodyDestination =>
            !http.RequestAborted.IsCancellationRequested && IsConnection(failure.Exception),
        _ => false,
    };

    /// <summary>The time was over while the caller's body had not come. One that could not connect in time never asked for it.</summary>
    public static bool IsOfSlowCaller(HttpContext http, IForwarderErrorFeature failure) =>
        failure.Error is ForwarderError.RequestTimedOut && http.Features.Get<WatchedBody>()?.CallerStalled is true;

    private static bool IsConnection(Exception? exception)
    {
        var connection = false;
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                // They are thrown by the caller's side of the proxy.
                case BadHttpRequestException or ConnectionAbortedException or ConnectionResetException:
                    return false;
                case SocketException or IOException:
                case HttpRequestException
                {
                    HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                        or HttpRequestError.SecureConnectionError or HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse
                }:
                    connection = true;
                    break;
            }
        }

        return connection;
    }
}
