using System.Globalization;
using System.Net.Http.Headers;
using CreativeLabs.Bench.Measure;
using CreativeLabs.Bench.Serve;
using CreativeLabs.Keys;
using CreativeLabs.Support;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CreativeLabs.Bench.Scale;

/// <summary>Mentoring as a process of its own, with so many mentorships in ten labs, a mentor for every twenty, and a lab where women
/// wait.</summary>
internal sealed class MentoringTown : IAsyncDisposable
{
    /// <summary>Pairs that have a key, so that they can plan sessions.</summary>
    public const int Keyed = 200;

    private readonly PublishedKeys keys;

    private MentoringTown(string database, PublishedKeys keys, ChildProgram mentoring) =>
        (Database, this.keys, Mentoring) = (database, keys, mentoring);

    public string Database { get; }

    public ChildProgram Mentoring { get; }

    public static async Task<MentoringTown> Open(Servers servers, int mentorships, int waiting, int mentors)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bench_mentoring_{mentorships}");
        var (database, keyed) = (await Pair.NewDatabase(servers, name), await Pair.NewDatabase(servers, $"{name}_keys"));
        var published = await PublishedKeys.Start();
        var secret = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        var mentoring = await ChildProgram.Start("services/Mentoring",
            ("ConnectionStrings__mentoring", database), ("ConnectionStrings__mentoring-keys", keyed),
            ("ConnectionStrings__messaging", "amqp://nobody:nobody@127.0.0.1:9"), ("Migrate", "true"), ("Platform__Key", secret),
            ("services__registration__http__0", published.Address.ToString()));
        await Plant(database, mentorships, waiting, mentors);
        var town = new MentoringTown(database, published, mentoring);
        await MakeKeys(keyed, secret, [.. (await town.Pairs(Keyed)).Select(pair => pair.Id)]);
        return town;
    }

    /// <summary>An id of the planted rows.</summary>
    public static Guid Id(char kind, int number) =>
        Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"0199000{kind}-0000-7000-8000-{number:x12}"));

    /// <summary>The lab where women wait.</summary>
    public static Guid Waiting => Id('a', 99);

    /// <summary>Mentorships, each of another mentor, and who the mentor is.</summary>
    public async Task<List<(Guid Id, Guid Mentor)>> Pairs(int most)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var some = new NpgsqlCommand(
            "SELECT DISTINCT ON (mentor_id) id, mentor_id FROM mentorships ORDER BY mentor_id, id LIMIT $1", connection)
        { Parameters = { new() { Value = most } } };
        await using var reader = await some.ExecuteReaderAsync();
        var pairs = new List<(Guid, Guid)>();
        while (await reader.ReadAsync())
        {
            pairs.Add((reader.GetGuid(0), reader.GetGuid(1)));
        }

        return pairs;
    }

    public static HttpRequestMessage As(Guid person, string path, params string[] roles)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(person, roles));
        return request;
    }

    public async ValueTask DisposeAsync()
    {
        await Mentoring.DisposeAsync();
        await keys.DisposeAsync();
    }

    private static async Task Plant(string database, int mentorships, int waiting, int mentors)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var plant = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $$"""
            SET session_replication_role = replica;
            CREATE FUNCTION pg_temp.id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
              $f$ SELECT ('0199000' || kind || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $f$;
            INSERT INTO labs (id, name) SELECT pg_temp.id('a', n), '{"ky":"Лаборатория"}'::jsonb FROM generate_series(0, 99) n;
            INSERT INTO mentors (id, topics, languages, labs, capacity, engaged, availability, paused, version, standing, approved_until)
            SELECT pg_temp.id('b', n), ARRAY[(ARRAY['felt', 'tourism', 'herbs', 'e-commerce', 'finance', 'sewing', 'embroidery',
                'leadership', 'handicrafts', 'guesthouse'])[1 + n % 10]], ARRAY['ky'], ARRAY[pg_temp.id('a', n % 10)], 20, 20,
              '[]', false, 1, 'Approved', now() + interval '1 year'
            FROM generate_series(0, {{mentorships / 20}}) n;
            INSERT INTO requests (id, person_id, lab_id, topic, languages, preferred_mentors, state, mentor_id, created_at, version)
            SELECT pg_temp.id('c', n), pg_temp.id('d', n), pg_temp.id('a', n % 10), 'felt', ARRAY['ky'], '{}', 'Accepted',
              pg_temp.id('b', n / 20), now() - interval '30 days', 3
            FROM generate_series(0, {{mentorships - 1}}) n;
            INSERT INTO mentorships (id, request_id, mentee_id, mentor_id, lab_id, topic, state, started_at, version)
            SELECT pg_temp.id('e', n), pg_temp.id('c', n), pg_temp.id('d', n), pg_temp.id('b', n / 20), pg_temp.id('a', n % 10), 'felt',
              'Active', now() - interval '30 days', 1
            FROM generate_series(0, {{mentorships - 1}}) n;
            INSERT INTO sessions (id, mentorship_id, starts_at, minutes, state, version)
            SELECT gen_random_uuid(), pg_temp.id('e', n), now() - k * interval '7 days', 60, 'Held', 3
            FROM generate_series(0, {{mentorships - 1}}) n, generate_series(1, 3) k;
            INSERT INTO mentors (id, topics, languages, labs, capacity, engaged, availability, paused, version, standing, approved_until)
            SELECT pg_temp.id('f', n), (ARRAY['felt', 'tourism', 'herbs', 'e-commerce', 'finance', 'sewing', 'embroidery', 'leadership',
                'handicrafts', 'guesthouse'])[1 + n % 9 : 2 + n % 9], ARRAY['ky', (ARRAY['ru', 'en'])[1 + n % 2]],
              ARRAY[pg_temp.id('a', CASE WHEN n % 3 = 0 THEN 99 ELSE 98 END)], 1 + n % 9, 0, '[]', false, 1, 'Approved',
              now() + interval '1 year'
            FROM generate_series(1, {{mentors}}) n;
            INSERT INTO requests (id, person_id, lab_id, topic, languages, preferred_mentors, state, created_at, version)
            SELECT pg_temp.id('c', 1000000 + n), pg_temp.id('d', 1000000 + n), pg_temp.id('a', 99), (ARRAY['felt', 'tourism', 'herbs',
                'e-commerce', 'finance', 'sewing', 'embroidery', 'leadership', 'handicrafts', 'guesthouse'])[1 + n % 10],
              ARRAY[(ARRAY['ky', 'ru', 'en'])[1 + n % 3], 'ky'], ARRAY[pg_temp.id('f', 1 + n * 7 % {{mentors}})], 'Open', now(), 1
            FROM generate_series(1, {{waiting}}) n;
            """), connection) { CommandTimeout = 600 };
        await plant.ExecuteNonQueryAsync();
        await using var settle = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 600 };
        await settle.ExecuteNonQueryAsync();
    }

    /// <summary>As the service makes them.</summary>
    private static async Task MakeKeys(string database, string secret, Guid[] ids)
    {
        var platform = new PlatformKey(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Platform:Key"] = secret }).Build());
        var wrapping = platform.For("mentoring-keys");
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var make = new NpgsqlCommand("INSERT INTO data_key (id, wrapped, made_at, settled) SELECT id, wrapped, now(), true "
            + "FROM unnest($1, $2) AS k (id, wrapped)", connection);
        make.Parameters.Add(new() { Value = ids });
        make.Parameters.Add(new()
        {
            Value = ids.Select(id => Sealed.Seal(
                wrapping, System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), $"data_key.wrapped/{id}")).ToArray(),
        });
        await make.ExecuteNonQueryAsync();
    }
}
