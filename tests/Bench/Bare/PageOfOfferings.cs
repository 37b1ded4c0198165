using System.Buffers.Text;
using System.Security.Cryptography;
using Npgsql;

namespace CreativeLabs.Bench.Bare;

/// <summary>A page of twenty offerings after a cursor: one query.</summary>
internal sealed class PageOfOfferings(NpgsqlDataSource database)
{
    private const int Size = 20;

    public async Task Handle(HttpContext http)
    {
        var after = Guid.Empty;
        if (http.Request.Query["cursor"].ToString() is { Length: > 0 } cursor && !TryRead(cursor, out after))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var language = Answers.Language(http);
        await using var command = database.CreateCommand(
            $"SELECT {OneOffering.Columns} FROM {OneOffering.Tables} WHERE o.id > $1 AND o.state <> 'Draft' ORDER BY o.id LIMIT " +
            $"{Size + 1}");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = language });
        var found = new List<OfferingAnswer>(Size + 1);
        await using (var reader = await command.ExecuteReaderAsync(http.RequestAborted))
        {
            while (await reader.ReadAsync(http.RequestAborted))
            {
                found.Add(OneOffering.Read(reader));
            }
        }

        string? next = null;
        if (found.Count > Size)
        {
            found.RemoveAt(Size);
            next = Write(found[^1].Id);
            http.Response.Headers.Link = $"</v1/offerings?cursor={next}>; rel=\"next\"";
        }

        http.Response.Headers.ContentLanguage = language;
        await Answers.Write(http, new OfferingPage(found, next), Shapes.Plain.OfferingPage);
    }

    private static string Write(Guid id)
    {
        Span<byte> bytes = stackalloc byte[20];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        SHA256.HashData(bytes[..16]).AsSpan(0, 4).CopyTo(bytes[16..]);
        return Base64Url.EncodeToString(bytes);
    }

    private static bool TryRead(string cursor, out Guid id)
    {
        Span<byte> bytes = stackalloc byte[20];
        var ok = cursor.Length == 27 && Base64Url.TryDecodeFromChars(cursor, bytes, out var written) && written == 20
            && SHA256.HashData(bytes[..16]).AsSpan(0, 4).SequenceEqual(bytes[16..]);
        id = ok ? new Guid(bytes[..16], bigEndian: true) : Guid.Empty;
        return ok;
    }
}
