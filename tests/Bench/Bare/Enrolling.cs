using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Npgsql;

namespace CreativeLabs.Bench.Bare;

/// <summary>An enrolment as Training answers a new one.</summary>
internal sealed record EnrolmentAnswer(Guid Id, Guid OfferingId, Guid CourseId, string Course, Guid PersonId, string State,
    DateOnly StartsOn);

/// <summary>A seat taken in one transaction: read under the lock, then all writes in one batch, then the commit.</summary>
internal sealed class Enrolling(NpgsqlDataSource database)
{
    private const string Lock = """
        SELECT o.course_id, coalesce(c.title->>$2, c.title->>'ky', c.title->>'ru', c.title->>'en'),
          o.starts_on, o.state = 'Open' AND o.taken + o.offered < o.capacity,
          c.rule::text, EXISTS (SELECT FROM enrolments e WHERE e.offering_id = o.id AND e.person_id = $3 AND e.state <> 'Dropped'),
          (SELECT body FROM idempotency WHERE caller = $4 AND route = $5 AND key = $6 AND body_hash = $7 AND expires_at > $8), c.title::text
        FROM offerings o JOIN courses c ON c.id = o.course_id WHERE o.id = $1 FOR UPDATE OF o
        """;

    private const string Seat = "UPDATE offerings SET taken = taken + 1 WHERE id = $1";

    private const string Learner = """
        INSERT INTO enrolments (id, offering_id, course_id, person_id, state, rule, requested_at, enrolled_at, version)
        VALUES ($1, $2, $3, $4, 'Enrolled', $5::jsonb, $6, $6, 1)
        """;

    private const string Fact = """
        INSERT INTO outbox (lane, key, message_id, destination, message_type, content_type,
          body, mandatory, created_at, due_at, next_attempt_at, attempts)
        VALUES ($1, $2, $3, 'LearnerEnrolled', 'urn:message:LearnerEnrolled', 'application/json', $4, true, $5, $5, $5, 0)
        """;

    private const string Answer = """
        INSERT INTO idempotency (caller, route, key, body_hash, status, headers, body, expires_at)
        VALUES ($1, $2, $3, $4, 201, '{}', $5, $6)
        """;

    public async Task Handle(HttpContext http)
    {
        var (offering, key) =
            (Guid.Parse((string)http.Request.RouteValues["id"]!), Guid.Parse(http.Request.Headers["Idempotency-Key"].ToString()));
        var person = Guid.Parse(new JsonWebToken(http.Request.Headers.Authorization.ToString()["Bearer ".Length..]).Subject);
        var (caller, route, hash, now) = (person.ToString(), http.Request.Path.Value!, SHA256.HashData([]), DateTime.UtcNow);
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        await using var transaction = await connection.BeginTransactionAsync(http.RequestAborted);
        await using var look = new NpgsqlCommand(Lock,
            connection)
        {
            Parameters =
            { P(offering), P(Answers.Language(http)), P(person), P(caller), P(route), P(key), P(hash), P(now) }
        };
        EnrolmentAnswer answer;
        string title, rule;
        await using (var reader = await look.ExecuteReaderAsync(http.RequestAborted))
        {
            if (!await reader.ReadAsync(http.RequestAborted) || !reader.GetBoolean(3) || reader.GetBoolean(5)
                || !await reader.IsDBNullAsync(6, http.RequestAborted))
            {
                http.Response.StatusCode = StatusCodes.Status409Conflict;
                return;
            }

            answer = new(Guid.CreateVersion7(), offering, reader.GetGuid(0), reader.GetString(1), person, "enrolled",
                reader.GetFieldValue<DateOnly>(2));
            (rule, title) = (reader.GetString(4), reader.GetString(7));
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(answer, Shapes.Plain.EnrolmentAnswer);
        var fact = $$"""
            {"messageId":"{{Guid.NewGuid()}}","message":{"enrolmentId":"{{answer.Id}}","offeringId":"{{offering}}",
             "courseId":"{{answer.CourseId}}",
            "personId":"{{person}}","course":{{title}},"startsOn":"{{answer.StartsOn:yyyy-MM-dd}}" } }
            """;
        await using var write = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(Seat) { Parameters = { P(offering) } },
                new(Learner) { Parameters = { P(answer.Id), P(offering), P(answer.CourseId), P(person), P(rule), P(now) } },
                new(Fact) { Parameters = { P(answer.Id.ToByteArray()[15] % 8), P(answer.Id), P(Guid.NewGuid()), P(fact), P(now) } },
                new(Answer) { Parameters = { P(caller), P(route), P(key), P(hash), P(body), P(now.AddDays(1)) } },
            },
        };
        await write.ExecuteNonQueryAsync(http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = $"/v1/enrolments/{answer.Id}";
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
    }

    private static NpgsqlParameter<T> P<T>(T value) => new() { TypedValue = value };
}
