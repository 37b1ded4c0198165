using System.Buffers.Text;
using System.ComponentModel;
using System.Text.Json;
using CreativeLabs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows, oldest id first unless the operation says otherwise.</param>
/// <param name="Next">The cursor of the next page; null on the last one. Also sent as <c>Link: rel="next"</c>.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>The part of a query that asks for a page. Bind it with <c>[AsParameters]</c>.</summary>
public sealed record PageQuery(
    [property: Description("The cursor of the page before, as it was given.")] string? Cursor = null,
    [property: Description("How many rows, 1 to 100; 20 when left out.")] int? Limit = null)
{
    private static readonly LocalText Tampered = new("Мындай барак жок.", "Такой страницы нет.", "This cursor was not given by us.");

    /// <summary>Rows a page: 1 to 100, 20 when left out.</summary>
    public int Size => Limit ?? 20;

    /// <summary>The id after which the page begins; <see cref="Guid.Empty"/> for the first page.</summary>
    public Guid After { get; private set; }

    /// <summary>Reads the cursor; a limit out of range or a cursor that is not ours is refused with 400.</summary>
    public Refusal? Read()
    {
        if (Size is < 1 or > 100)
        {
            return new Validation().Range(Size, 1, 100, "limit").Refusal;
        }

        var after = Guid.Empty;
        if (Cursor is not null && !PageCursor.TryRead(Cursor, out after))
        {
            return Refusal.Invalid("cursor", Tampered);
        }

        After = after;
        return null;
    }

    /// <summary>Runs <paramref name="rows"/>, already filtered to ids beyond <see cref="After"/> and ordered, for one page.</summary>
    /// <param name="rows">The query: <c>Where(x =&gt; x.Id &gt; page.After).OrderBy(x =&gt; x.Id)</c>.</param>
    /// <param name="id">The id of a row, which the next cursor names.</param>
    /// <param name="show">What the caller sees of a row.</param>
    /// <param name="http">Gets the <c>Link</c> header.</param>
    public async Task<Page<TView>> ToPageAsync<TRow, TView>(IQueryable<TRow> rows, Func<TRow, Guid> id, Func<TRow, TView> show,
        HttpContext http)
        => ToPage(await rows.Take(Size + 1).ToListAsync(http.RequestAborted), id, show, http);

    /// <summary>Makes a page of what a query of one's own found: <see cref="Size"/> rows and one more, when there is one.</summary>
    public Page<TView> ToPage<TRow, TView>(IReadOnlyList<TRow> found, Func<TRow, Guid> id, Func<TRow, TView> show, HttpContext http)
        => ToPage(found, row => PageCursor.Write(id(row)), show, http);

    /// <summary>The same in an order of one's own, whose <paramref name="cursor"/> one reads oneself.</summary>
    public Page<TView> ToPage<TRow, TView>(IReadOnlyList<TRow> found, Func<TRow, string> cursor, Func<TRow, TView> show, HttpContext http)
    {
        var next = found.Count > Size ? cursor(found[Size - 1]) : null;
        if (next is not null)
        {
            // Names are read whatever the size of their letters, and written in one way.
            var others = http.Request.Query.Where(q => !q.Key.Equals("cursor", StringComparison.OrdinalIgnoreCase))
                .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(q.Key), v)));
            http.Response.Headers.Link =
                $"<{MatchedPath.Of(http)}{QueryString.Create(others.Append(KeyValuePair.Create("cursor", (string?)next)))}>; rel=\"next\"";
        }

        return new Page<TView>(found.Take(Size).Select(show).ToList(), next);
    }
}

/// <summary>An opaque cursor: an id and a checksum, so that a mistyped one is noticed.</summary>
internal static class PageCursor
{
    public static string Write(Guid id)
    {
        Span<byte> bytes = stackalloc byte[20];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        BitConverter.TryWriteBytes(bytes[16..], Checksum(bytes[..16]));
        return Base64Url.EncodeToString(bytes);
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes) => BitConverter.ToUInt32(System.Security.Cryptography.SHA256.HashData(bytes));

    public static bool TryRead(string cursor, out Guid id)
    {
        Span<byte> bytes = stackalloc byte[20];
        var ok = cursor.Length == 27 && Base64Url.IsValid(cursor) && Base64Url.TryDecodeFromChars(cursor, bytes, out var written)
            && written == 20
            && BitConverter.ToUInt32(bytes[16..]) == Checksum(bytes[..16]);
        id = ok ? new Guid(bytes[..16], bigEndian: true) : Guid.Empty;
        return ok;
    }
}
