using System.Buffers;
using System.Text;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Gateway;

/// <summary>Refuses a request with a header value that is not printable ASCII. HTTP knows no other encoding there (RFC 9110 5.5), and the
/// proxy could not send it on: that would look as if the service behind were away.</summary>
internal static class PlainHeaders
{
    private static readonly SearchValues<char> Printable =
        SearchValues.Create(['\t', .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    public static void AddPlainHeaders(this WebApplicationBuilder builder) =>
        // Every byte is read as it is; else the server itself would refuse what is no UTF-8, without a word.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1);

    public static void UsePlainHeaders(this WebApplication app) =>
        app.Use((http, next) => ArePlain(http.Request.Headers) ? next(http) : Problems.WriteAsync(http, Problems.Malformed));

    private static bool ArePlain(IHeaderDictionary headers)
    {
        foreach (var (_, values) in headers)
        {
            foreach (var value in values)
            {
                if (value.AsSpan().ContainsAnyExcept(Printable))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
