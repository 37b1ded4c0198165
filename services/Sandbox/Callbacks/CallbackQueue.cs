using System.Diagnostics;
using System.Net.Mime;
using System.Text.Json;
using System.Threading.Channels;

namespace CreativeLabs.Sandbox.Callbacks;

/// <summary>A body that a provider owes to a caller, and the trace of the call that it follows from.</summary>
internal sealed record Callback(
    Uri Url, string Body, TimeSpan After, string? Traceparent, string MediaType = MediaTypeNames.Application.Json,
    (string Name, string Value)? Header = null);

/// <summary>Callbacks that wait to be sent. A provider forgets the newest when 10,000 wait: callers must be able to ask, too.</summary>
internal sealed class CallbackQueue
{
    private readonly Channel<Callback> channel =
        Channel.CreateBounded<Callback>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Owe<T>(Uri url, T body, TimeSpan after, bool twice) =>
        Owe(new Callback(url, JsonSerializer.Serialize(body, JsonSerializerOptions.Web), after, Activity.Current?.Id), twice);

    /// <summary>As form fields, for who calls back so.</summary>
    public void OweForm(Uri url, IEnumerable<KeyValuePair<string, string>> fields, TimeSpan after, bool twice) => Owe(
        new Callback(url, string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")), after,
            Activity.Current?.Id, MediaTypeNames.Application.FormUrlEncoded),
        twice);

    /// <summary>As it is, for who signs in a way of its own or not at all.</summary>
    public void OweText(Uri url, string body, string mediaType, TimeSpan after, (string Name, string Value)? header = null) =>
        Owe(new Callback(url, body, after, Activity.Current?.Id, mediaType, header), twice: false);

    private void Owe(Callback callback, bool twice)
    {
        channel.Writer.TryWrite(callback);
        if (twice)
        {
            channel.Writer.TryWrite(callback);
        }
    }

    public IAsyncEnumerable<Callback> ReadAll(CancellationToken token) => channel.Reader.ReadAllAsync(token);
}
