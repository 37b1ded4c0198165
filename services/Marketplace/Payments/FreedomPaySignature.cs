using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>Freedom Pay's signature: MD5 over the script's name, the values in the order of their names, and the secret, with semicolons
/// between. The protocol prescribes MD5; whoever does not know the secret cannot make one.</summary>
internal static class FreedomPaySignature
{
    private const string Name = "pg_sig";

    public static string Of(string script, IEnumerable<KeyValuePair<string, string>> fields, string secret)
    {
        var values = fields.Where(f => f.Key != Name).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value);
        var text = string.Join(';', values.Prepend(script).Append(secret));
#pragma warning disable CA5351 // The provider's protocol.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
    }

    public static bool Holds(string script, IReadOnlyDictionary<string, string> fields, string secret) =>
        fields.TryGetValue(Name, out var told) && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(told.ToLowerInvariant()), Encoding.UTF8.GetBytes(Of(script, fields, secret)));

    /// <summary>The fields with a salt and the signature.</summary>
    public static Dictionary<string, string> Sign(string script, IEnumerable<KeyValuePair<string, string>> fields, string secret)
    {
        var all = new Dictionary<string, string>(fields, StringComparer.Ordinal)
        {
            ["pg_salt"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
        };
        all[Name] = Of(script, all, secret);
        return all;
    }

    /// <summary>The leaves of an answer by the names that its signature sorts them by: those of nested ones begin with their parents'
    /// names, each with its place among its siblings. Null when it is not such an answer.</summary>
    public static Dictionary<string, string>? Read(string xml)
    {
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            var root = XDocument.Load(reader).Root!;
            return root.Elements().All(e => !e.HasElements)
                ? root.Elements().ToDictionary(e => e.Name.LocalName, e => e.Value, StringComparer.Ordinal)
                : Leaves(root, "").ToDictionary(leaf => leaf.Name, leaf => leaf.Value, StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is XmlException or ArgumentException)
        {
            return null;
        }
    }

    public static string Write(IEnumerable<KeyValuePair<string, string>> fields) => new XDocument(
        new XDeclaration("1.0", "utf-8", null), new XElement("response", fields.Select(f => new XElement(f.Key, f.Value))))
        is var document ? $"{document.Declaration}\n{document.Root}" : "";

    private static IEnumerable<(string Name, string Value)> Leaves(XElement parent, string path)
    {
        var place = 0;
        foreach (var element in parent.Elements())
        {
            place++;
            var top = path.Length == 0;
            var name = string.Create(CultureInfo.InvariantCulture, $"{path}{element.Name.LocalName}{place:000}");
            if (!element.HasElements)
            {
                yield return (top ? element.Name.LocalName : name, element.Value);
                continue;
            }

            foreach (var leaf in Leaves(element, name))
            {
                yield return leaf;
            }
        }
    }
}
