using System.Text;

namespace CreativeLabs.Registration.Labs.Partners;

/// <summary>Who a client says that it is, by HTTP Basic or in the form, never both (RFC 6749, 2.3).</summary>
internal sealed record ClientCredentials(Guid? Id, string Secret, bool ByBasic)
{
    private const string Basic = "Basic ";

    /// <summary>Null when nothing, or both, or no such thing was sent.</summary>
    public static ClientCredentials? Read(HttpRequest request, IFormCollection form)
    {
        var header = request.Headers.Authorization.ToString();
        var byBasic = header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase);
        var (id, secret) = (form["client_id"].ToString(), form["client_secret"].ToString());
        if (!byBasic)
        {
            return id.Length > 0 && secret.Length > 0 ? new(Parse(id), secret, ByBasic: false) : null;
        }

        if (secret.Length > 0)
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var written))
        {
            return new(null, "", ByBasic: true);
        }

        // Both parts are form-encoded inside of Basic.
        var parts = Encoding.UTF8.GetString(bytes, 0, written).Split(':', 2);
        return new(Parse(Uri.UnescapeDataString(parts[0])), parts.Length == 2
            ? Uri.UnescapeDataString(parts[1].Replace('+', ' ')) : "", ByBasic: true);
    }

    private static Guid? Parse(string id) => Guid.TryParse(id, out var known) ? known : null;
}
