using System.Globalization;
using System.Net.Http.Headers;
using CreativeLabs.Bench.Measure;
using CreativeLabs.Bench.Serve;
using CreativeLabs.Support;
using Npgsql;

namespace CreativeLabs.Bench.Scale;

/// <summary>Training as a process of its own, with so many courses and, in the offering of each, twenty who learn. The words of the courses
/// follow a steep curve: a few stand in every second course, most in few.</summary>
internal sealed class School : IAsyncDisposable
{
    private const int Vocabulary = 14_000;
    private const string Consonants = "bdgklmnprstvz";
    private const string Vowels = "aeiou";

    private readonly PublishedKeys keys;

    private School(string database, PublishedKeys keys, ChildProgram training) =>
        (Database, this.keys, Training) = (database, keys, training);

    public string Database { get; }

    public ChildProgram Training { get; }

    /// <summary>The words, the most frequent first; none has an ending that could be taken off.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enumerable.Range(0, Vocabulary).Select(Word)];

    public static async Task<School> Open(Servers servers, int courses)
    {
        var database = await Pair.NewDatabase(servers, string.Create(CultureInfo.InvariantCulture, $"bench_school_{courses}"));
        var published = await PublishedKeys.Start();
        var training = await ChildProgram.Start("services/Training",
            ("ConnectionStrings__training", database),
            ("ConnectionStrings__training-keys",
            await Pair.NewDatabase(servers, string.Create(CultureInfo.InvariantCulture, $"bench_school_{courses}_keys"))),
            ("ConnectionStrings__messaging", "amqp://nobody:nobody@127.0.0.1:9"), ("Migrate", "true"),
            ("Platform__Key", Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))),
            ("services__registration__http__0", published.Address.ToString()));
        await Plant(database, courses);
        return new School(database, published, training);
    }

    /// <summary>A client of somebody new.</summary>
    public HttpRequestMessage AsNewcomer(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(Guid.CreateVersion7()));
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return request;
    }

    /// <summary>Offerings, evenly from all over.</summary>
    public async Task<List<Guid>> Offerings(int most)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var some = new NpgsqlCommand("SELECT id FROM offerings ORDER BY md5(id::text) LIMIT $1",
            connection)
        { Parameters = { new() { Value = most } } };
        await using var reader = await some.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        await Training.DisposeAsync();
        await keys.DisposeAsync();
    }

    private static string Word(int number)
    {
        var word = "";
        for (var rest = number + 1; rest > 0; rest /= Consonants.Length * Vowels.Length)
        {
            word += $"{Consonants[rest % Consonants.Length]}{Vowels[rest / Consonants.Length % Vowels.Length]}";
        }

        return $"{word}kolz";
    }

    private static async Task Plant(string database, int courses)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var words = new NpgsqlCommand(
            "CREATE TEMP TABLE vocabulary AS SELECT number - 1 AS number, word FROM unnest($1::text[]) WITH ORDINALITY AS v (word, number)",
            connection)
        { Parameters = { new() { Value = Words.ToArray() } } };
        await words.ExecuteNonQueryAsync();
        // Ids of courses rise as they were written, as the service's do (UUIDv7): a page of them lies together in the table.
        // Rows that are made of each other fit: checking every foreign key of two million would take longer than all the rest.
        await using var plant = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $$$"""
            SET session_replication_role = replica;
            SELECT setseed(0.5);
            CREATE UNIQUE INDEX ON vocabulary (number) INCLUDE (word);
            CREATE TEMP TABLE said AS
            SELECT n, slot, floor({{{Vocabulary}}} * power(random(), 3))::int AS number
            FROM generate_series(1, {{{courses}}}) n, generate_series(1, 18) slot;
            CREATE TEMP TABLE text AS
            SELECT s.n, ('01990000-0000-7000-8000-' || lpad(to_hex(s.n), 12, '0'))::uuid AS id,
              string_agg(v.word, ' ' ORDER BY slot) FILTER (WHERE slot <= 3) AS title,
                   string_agg(v.word, ' ' ORDER BY slot) FILTER (WHERE slot > 3) AS summary, array_agg(DISTINCT v.word) AS words
            FROM said s JOIN vocabulary v ON v.number = s.number GROUP BY s.n;
            INSERT INTO courses (id, title, summary, track, level, gives_right_to_sell, rule, content_version, version)
            SELECT id, jsonb_build_object('ky', title), jsonb_build_object('ky', summary),
                   (ARRAY['handicrafts', 'tourism', 'herbs-and-berries', 'digital-marketing',
                     'e-commerce', 'creative-industries'])[1 + n % 6],
                   (ARRAY['Beginner', 'Intermediate', 'Advanced'])[1 + n % 3], false, '{"minAttendancePercent":80,"minScore":60}', 1, 1
            FROM text ORDER BY id;
            INSERT INTO catalog_entries (course_id, track, level, listed, since, sounds, text)
            SELECT c.id, c.track, c.level, true, now(), t.words, t.title || E'\n' || t.summary
            FROM text t JOIN courses c ON c.id = t.id ORDER BY c.id;
            INSERT INTO known_words (sound, stem, uses, since)
            SELECT word, word, count(*), now() FROM text, unnest(words) AS word GROUP BY word;
            INSERT INTO offerings (id, course_id, lab_id, trainer_id, language, capacity, taken, offered,
              waiting, tickets, starts_on, moves, state, version)
            SELECT gen_random_uuid(), id, gen_random_uuid(), gen_random_uuid(), 'ky', 100000, 20, 0, 0, 0,
              current_date + n % 300, 0, 'Open', 1 FROM text;
            INSERT INTO training_sessions (id, offering_id, lab_id, trainer_id, starts_at, ends_at, minutes, sequence, cancelled, holds)
            SELECT gen_random_uuid(), id, lab_id, trainer_id, starts_on + interval '30 days', starts_on + interval '30 days 2 hours',
              120, 0, false, true FROM offerings;
            INSERT INTO enrolments (id, offering_id, course_id, person_id, state, rule, requested_at, enrolled_at, version)
            SELECT gen_random_uuid(), o.id, o.course_id, gen_random_uuid(), 'Enrolled', '{"minAttendancePercent":80,"minScore":60}',
              now(), now(), 1
            FROM offerings o CROSS JOIN generate_series(1, 20);
            """), connection) { CommandTimeout = 900 };
        await plant.ExecuteNonQueryAsync();
        await using var settle = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 900 };
        await settle.ExecuteNonQueryAsync();
    }
}
