using System.Globalization;
using System.Net.Http.Headers;
using CreativeLabs.Bench.Measure;
using CreativeLabs.Bench.Serve;
using CreativeLabs.Support;
using Npgsql;

namespace CreativeLabs.Bench.Scale;

/// <summary>Marketplace as a process of its own, with so many listings of a thousand shops, and ten entries in the books for each. The
/// words of the listings follow the same curve as those of the school's courses.</summary>
internal sealed class Market : IAsyncDisposable
{
    private readonly PublishedKeys keys;

    private Market(string database, PublishedKeys keys, ChildProgram program) =>
        (Database, this.keys, Program) = (database, keys, program);

    public string Database { get; }

    public ChildProgram Program { get; }

    public static async Task<Market> Open(Servers servers, int listings)
    {
        var database = await Pair.NewDatabase(servers, string.Create(CultureInfo.InvariantCulture, $"bench_market_{listings}"));
        var published = await PublishedKeys.Start();
        var program = await ChildProgram.Start("services/Marketplace",
            ("ConnectionStrings__marketplace", database),
            ("ConnectionStrings__messaging", "amqp://nobody:nobody@127.0.0.1:9"), ("Migrate", "true"),
            ("Platform__Key", Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))),
            ("Sandbox__Key", "bench-only-bench-only-bench-only"), ("FreedomPay__Secret", "bench-only-bench-only-bench-only"),
            ("services__registration__http__0", published.Address.ToString()));
        await Plant(database, listings);
        return new Market(database, published, program);
    }

    /// <summary>A request of somebody new, or of somebody with a role.</summary>
    public static HttpRequestMessage As(HttpMethod method, string path, params string[] roles)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(Guid.CreateVersion7(), roles));
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return request;
    }

    /// <summary>Listings, evenly from all over.</summary>
    public async Task<List<Guid>> Listings(int most)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var some = new NpgsqlCommand("SELECT id FROM listings ORDER BY md5(id::text) LIMIT $1", connection)
        {
            Parameters = { new() { Value = most } },
        };
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
        await Program.DisposeAsync();
        await keys.DisposeAsync();
    }

    private static async Task Plant(string database, int listings)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var words = new NpgsqlCommand(
            "CREATE TEMP TABLE vocabulary AS SELECT number - 1 AS number, word FROM unnest($1::text[]) WITH ORDINALITY AS v (word, number)",
            connection)
        { Parameters = { new() { Value = School.Words.ToArray() } } };
        await words.ExecuteNonQueryAsync();
        // Rows that are made of each other fit: checking every foreign key, and every journal's sum, would take longer than all the rest.
        await using var plant = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $$$"""
            SET session_replication_role = replica;
            SELECT setseed(0.5);
            CREATE UNIQUE INDEX ON vocabulary (number) INCLUDE (word);
            CREATE TEMP TABLE said AS
            SELECT n, slot, floor({{{School.Words.Count}}} * power(random(), 3))::int AS number
            FROM generate_series(1, {{{listings}}}) n, generate_series(1, 12) slot;
            CREATE TEMP TABLE text AS
            SELECT s.n, ('01990000-0000-7000-8000-' || lpad(to_hex(s.n), 12, '0'))::uuid AS id,
              string_agg(v.word, ' ' ORDER BY slot) FILTER (WHERE slot <= 3) AS title,
                   string_agg(v.word, ' ' ORDER BY slot) FILTER (WHERE slot > 3) AS rest, array_agg(DISTINCT v.word) AS words
            FROM said s JOIN vocabulary v ON v.number = s.number GROUP BY s.n;
            INSERT INTO sellers (id, person_id, display_name, opened_at, version)
            SELECT ('01990000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, gen_random_uuid(),
              jsonb_build_object('ky', 'Дүкөн ' || n), now(), 1 FROM generate_series(0, 999) n;
            INSERT INTO listings (id, seller_id, person_id, title, description, price, category, state, created_at, published_at, version)
            SELECT t.id, s.id, s.person_id, jsonb_build_object('ky', t.title), jsonb_build_object('ky', t.rest), 10000 + t.n % 900000,
              (ARRAY['felt', 'textile', 'clothing', 'food', 'herbs', 'other'])[1 + t.n % 6], 'Published', now(), now(), 3
            FROM text t JOIN sellers s ON s.id = ('01990000-0000-7000-9000-' || lpad(to_hex(t.n % 1000), 12, '0'))::uuid ORDER BY t.id;
            INSERT INTO stock_items (listing_id, on_hand, reserved, alerted, version) SELECT id, 100000, 0, false, 1 FROM text;
            INSERT INTO listing_entries (listing_id, seller_id, category, price, since, sounds, text)
            SELECT l.id, l.seller_id, l.category, l.price, now(), t.words, t.title || E'\n' || t.rest
            FROM text t JOIN listings l ON l.id = t.id ORDER BY l.id;
            INSERT INTO known_words (sound, stem, uses, since)
            SELECT word, word, count(*), now() FROM text, unnest(words) AS word GROUP BY word;
            INSERT INTO journals (id, kind, reference, created_at)
            SELECT id, 'payment', id::text, now() - (n % 300) * interval '1 day' FROM text;
            INSERT INTO entries (id, journal_id, account, amount, created_at)
            SELECT gen_random_uuid(), j.id,
              CASE WHEN leg % 2 = 0 THEN 'rail:clearing' ELSE 'seller:' || s.seller_id || ':payable' END,
              CASE WHEN leg % 2 = 0 THEN 1000 ELSE -1000 END, j.created_at
            FROM journals j JOIN listings s ON s.id = j.id CROSS JOIN generate_series(1, 10) leg;
            """), connection) { CommandTimeout = 900 };
        await plant.ExecuteNonQueryAsync();
        await using var settle = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 900 };
        await settle.ExecuteNonQueryAsync();
    }
}
