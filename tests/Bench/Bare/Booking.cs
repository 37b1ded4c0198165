using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Npgsql;

namespace CreativeLabs.Bench.Bare;

/// <summary>A session as Mentoring is asked for one.</summary>
internal sealed record SessionAsked(DateTimeOffset StartsAt, int Minutes, string Place);

/// <summary>And as it answers a new one.</summary>
internal sealed record SessionAnswer(Guid Id, Guid MentorshipId, DateTimeOffset StartsAt, int Minutes, string State);

/// <summary>A session planned in one transaction: the pair read under the lock, then all writes in one batch, then the commit. The
/// constraint keeps times apart, as it does for Mentoring.</summary>
internal sealed class Booking(NpgsqlDataSource database)
{
    private const string Look = """
        SELECT m.mentee_id, m.mentor_id, m.state = 'Active' AND p.standing = 'Approved' AND p.approved_until > $5,
          EXISTS (SELECT FROM idempotency WHERE caller = $2 AND route = $3 AND key = $4 AND expires_at > $5)
        FROM mentorships m JOIN mentors p ON p.id = m.mentor_id WHERE m.id = $1 FOR UPDATE OF m
        """;

    private const string Session = """
        INSERT INTO sessions (id, mentorship_id, starts_at, minutes, place, state, version, sequence, changed_late)
        VALUES ($1, $2, $3, $4, $5, 'Planned', 1, 0, false)
        """;

    private const string Time =
        "INSERT INTO booked_times (id, person_id, starts_at, ends_at, subject_id) VALUES (gen_random_uuid(), $1, $2, $3, $4)";

    private const string Fact = """
        INSERT INTO outbox (lane, key, message_id, destination, message_type, content_type,
          body, mandatory, created_at, due_at, next_attempt_at, attempts)
        VALUES ($1, $2, $3, $4, 'urn:message:Session', 'application/json', $5, true, $6, $7, $7, 0)
        """;

    private const string Answer = """
        INSERT INTO idempotency (caller, route, key, body_hash, status, headers, body, expires_at)
        VALUES ($1, $2, $3, $4, 201, '{}', $5, $6)
        """;

    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);

    public async Task Handle(HttpContext http)
    {
        var token = http.RequestAborted;
        var (pair, key) =
            (Guid.Parse((string)http.Request.RouteValues["id"]!), Guid.Parse(http.Request.Headers["Idempotency-Key"].ToString()));
        var person = Guid.Parse(new JsonWebToken(http.Request.Headers.Authorization.ToString()["Bearer ".Length..]).Subject);
        var asked = (await JsonSerializer.DeserializeAsync(http.Request.Body, Shapes.Plain.SessionAsked, token))!;
        var (caller, route, now) = (person.ToString(), http.Request.Path.Value!, DateTime.UtcNow);
        await using var connection = await database.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await using var look = new NpgsqlCommand(Look, connection) { Parameters = { P(pair), P(caller), P(route), P(key), P(now) } };
        Guid mentee, mentor;
        await using (var reader = await look.ExecuteReaderAsync(token))
        {
            if (!await reader.ReadAsync(token) || !reader.GetBoolean(2) || reader.GetBoolean(3))
            {
                http.Response.StatusCode = StatusCodes.Status409Conflict;
                return;
            }

            (mentee, mentor) = (reader.GetGuid(0), reader.GetGuid(1));
        }

        var (starts, ends) = (asked.StartsAt.UtcDateTime, asked.StartsAt.UtcDateTime.AddMinutes(asked.Minutes));
        var answer = new SessionAnswer(Guid.CreateVersion7(), pair, asked.StartsAt, asked.Minutes, "planned");
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, Shapes.Plain.SessionAnswer);
        await using var write = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("DELETE FROM booked_times WHERE person_id IN ($1, $2) AND held_until <= $3")
                {
                    Parameters = { P(mentee), P(mentor), P(now) },
                },
                new(Session) { Parameters = { P(answer.Id), P(pair), P(starts), P(asked.Minutes), P(Seal(asked.Place)) } },
                new(Time) { Parameters = { P(mentee), P(starts), P(ends), P(answer.Id) } },
                new(Time) { Parameters = { P(mentor), P(starts), P(ends), P(answer.Id) } },
                Event("MentoringSessionPlanned", now, now),
                Event("SessionReminderDue", now, starts.AddHours(-24)),
                Event("SessionReminderDue", now, starts.AddHours(-2)),
                new(Answer) { Parameters = { P(caller), P(route), P(key), P(SHA256.HashData([])), P(body), P(now.AddDays(1)) } },
            },
        };
        await write.ExecuteNonQueryAsync(token);
        await transaction.CommitAsync(token);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = $"/v1/mentoring-sessions/{answer.Id}";
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.BodyWriter.WriteAsync(body, token);

        NpgsqlBatchCommand Event(string name, DateTime created, DateTime due) => new(Fact)
        {
            Parameters =
            {
                P(answer.Id.ToByteArray()[15] % 8), P(answer.Id), P(Guid.NewGuid()), P(name),
                P(string.Create(CultureInfo.InvariantCulture, $$"""
                    {"messageId":"{{Guid.NewGuid()}}","message":{"sessionId":"{{answer.Id}}","mentorshipId":"{{pair}}",
                     "menteeId":"{{mentee}}","mentorId":"{{mentor}}","plannedById":"{{person}}","startsAt":"{{starts:O}}" } }
                    """)),
                P(created), P(due),
            },
        };
    }

    private byte[] Seal(string text)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(text);
        var box = new byte[12 + plain.Length + 16];
        RandomNumberGenerator.Fill(box.AsSpan(0, 12));
        using var aes = new AesGcm(secret, 16);
        aes.Encrypt(box.AsSpan(0, 12), plain, box.AsSpan(12, plain.Length), box.AsSpan(12 + plain.Length));
        return box;
    }

    private static NpgsqlParameter<T> P<T>(T value) => new() { TypedValue = value };
}
