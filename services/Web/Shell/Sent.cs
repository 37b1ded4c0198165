namespace CreativeLabs.Web.Shell;

/// <summary>A form as it was sent. The key and the version that it carries go on to the API.</summary>
public sealed class Sent(IFormCollection form, Guid key)
{
    /// <summary>Of this form, the same however often it is sent.</summary>
    public Guid Key => key;

    /// <summary>The version that the page showed; null where the resource has none.</summary>
    public string? ETag { get; init; } = form["_etag"].ToString() is { Length: > 0 } tag ? tag : null;

    /// <summary>For an operation that takes a query.</summary>
    public string? Query { get; init; }

    /// <summary>A field without the spaces around it; null when it is empty or missing.</summary>
    public string? this[string name] => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Every value of a field, without empty ones.</summary>
    public IReadOnlyList<string> All(string name) => [.. form[name].OfType<string>().Select(v => v.Trim()).Where(v => v.Length > 0)];

    /// <summary>A whole number; null for anything else.</summary>
    public int? Number(string name) => int.TryParse(this[name], System.Globalization.NumberStyles.None, null, out var number)
        ? number : null;

    /// <summary>A box that was ticked.</summary>
    public bool Ticked(string name) => this[name] is not null;

    /// <summary>The same form for another step of the same sending: its key follows from the first.</summary>
    public Sent Step(int number, string? etag = null, string? query = null)
    {
        var bytes = key.ToByteArray();
        bytes[15] ^= (byte)number;
        return new Sent(form, new Guid(bytes)) { ETag = etag, Query = query };
    }

    /// <summary>Reads the form of a request.</summary>
    public static async ValueTask<Sent?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : FormCollection.Empty;
        return new Sent(form, Guid.TryParse(form["_key"], out var key) ? key : Guid.CreateVersion7());
    }
}
