using System.Buffers.Binary;
using System.ComponentModel;
using System.Text.Json;
using CreativeLabs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.ServiceDefaults;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows, oldest id first unless the operation says otherwise.</param>
/// <param name="Next">The cursor of the next page; null on the last one. Also sent as <c>Link: rel="next"</c>.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A list that is always shown whole. It is an object like a page, so that something may be said beside the rows one
/// day.</summary>
/// <param name="Items">The rows.</param>
public sealed record WholeList<T>(IReadOnlyList<T> Items);

/// <summary>The part of a query that asks for a page. Bind it with <c>[AsParameters]</c>.</summary>
public sealed record PageQuery(
    [property: Description("The cursor of the page before, as it was given, for the same query.")] string? Cursor = null,
    [property: Description("How many rows, 1 to 100; 20 when left out.")] int? Limit = null,
    HttpContext? Http = null)
{
    private const int IdLength = 16;
    private const int TimeAndIdLength = 8 + IdLength;

    private static readonly LocalText Unknown = new(
        "Мындай барак жок. Тизмени башынан ачыңыз.",
        "Такой страницы нет. Откройте список сначала.",
        "This cursor was not given by us for this query.");

    /// <summary>Rows a page: 1 to 100, 20 when left out.</summary>
    public int Size => Limit ?? 20;

    /// <summary>The id after which the page begins; <see cref="Guid.Empty"/> for the first page.</summary>
    public Guid After { get; private set; }

    private PageCursors Cursors => Http!.RequestServices.GetRequiredService<PageCursors>();

    /// <summary>Reads the cursor of a list in the order of its ids. A limit out of range, or a cursor that is not ours or was given for
    /// another query, is refused with 400.</summary>
    public ProblemResult? Read()
    {
        if (ReadValues(IdLength, out var values) is { } refusal)
        {
            return refusal;
        }

        After = values is null ? Guid.Empty : new Guid(values, bigEndian: true);
        return null;
    }

    /// <summary>Reads the cursor of a list in the order of times and, where those are equal, of ids.</summary>
    /// <param name="after">The last row's sort values; null for the first page.</param>
    public ProblemResult? Read(out TimeAndId? after)
    {
        after = null;
        if (ReadValues(TimeAndIdLength, out var values) is { } refusal)
        {
            return refusal;
        }

        if (values is not null)
        {
            var time = new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(values), TimeSpan.Zero);
            after = new TimeAndId(time, new Guid(values.AsSpan(8), bigEndian: true));
        }

        return null;
    }

    /// <summary>Reads the cursor of a list in an order of its own.</summary>
    /// <param name="length">How many bytes the sort values take.</param>
    /// <param name="values">The last row's sort values as <see cref="Write"/> got them; null for the first page.</param>
    public ProblemResult? ReadValues(int length, out byte[]? values)
    {
        values = null;
        if (Size is < 1 or > 100)
        {
            return new Validation().Range(Size, 1, 100, "limit").Problem;
        }

        return Cursor is null || (Cursors.TryRead(Cursor, Http!.Request, out values) && values.Length == length)
            ? null : ProblemResult.Invalid("cursor", Unknown);
    }

    /// <summary>The cursor that says where a page ended; good for this query alone.</summary>
    /// <param name="values">The last row's sort values.</param>
    public string Write(ReadOnlySpan<byte> values) => Cursors.Write(values, Http!.Request);

    /// <summary>Runs <paramref name="rows"/>, already filtered to ids beyond <see cref="After"/> and ordered, for one page.</summary>
    /// <param name="rows">The query: <c>Where(x =&gt; x.Id &gt; page.After).OrderBy(x =&gt; x.Id)</c>.</param>
    /// <param name="id">The id of a row, which the next cursor names.</param>
    /// <param name="show">What the caller sees of a row.</param>
    /// <param name="http">Gets the <c>Link</c> header.</param>
    public async Task<Page<TView>> ToPageAsync<TRow, TView>(IQueryable<TRow> rows, Func<TRow, Guid> id, Func<TRow, TView> show,
        HttpContext http)
        => ToPage(await rows.Take(Size + 1).ToListAsync(http.RequestAborted), id, show, http);

    /// <summary>The same for rows in the order of times and ids, already filtered to what comes after the cursor.</summary>
    public async Task<Page<TView>> ToPageAsync<TRow, TView>(IQueryable<TRow> rows, Func<TRow, TimeAndId> sort, Func<TRow, TView> show,
        HttpContext http)
        => ToPage(await rows.Take(Size + 1).ToListAsync(http.RequestAborted), row => CursorAfter(sort(row)), show, http);

    /// <summary>Makes a page of what a query of one's own found: <see cref="Size"/> rows and one more, when there is one.</summary>
    public Page<TView> ToPage<TRow, TView>(IReadOnlyList<TRow> found, Func<TRow, Guid> id, Func<TRow, TView> show, HttpContext http)
        => ToPage(found, row => Write(id(row).ToByteArray(bigEndian: true)), show, http);

    /// <summary>The same in an order of one's own, whose <paramref name="cursor"/> comes of <see cref="Write"/>.</summary>
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

    internal string CursorAfter(TimeAndId sort)
    {
        Span<byte> bytes = stackalloc byte[TimeAndIdLength];
        BinaryPrimitives.WriteInt64BigEndian(bytes, sort.Time.UtcTicks);
        sort.Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Write(bytes);
    }
}

/// <summary>The sort values of a row in a list by time.</summary>
/// <param name="Time">When.</param>
/// <param name="Id">The row's id, which tells apart what has the same time.</param>
public readonly record struct TimeAndId(DateTimeOffset Time, Guid Id);
