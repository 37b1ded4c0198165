using Npgsql;

namespace CreativeLabs.Bench.Serve;

/// <summary>What Training and its counterpart both serve: one database with so many courses and offerings.</summary>
internal static class Catalog
{
    public const int Offerings = 2000;

    public static async Task Plant(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var plant = new NpgsqlCommand($$$"""
            INSERT INTO courses (id, title, summary, track, level, gives_right_to_sell, rule, content_version, version)
            SELECT gen_random_uuid(),
              jsonb_build_object('ky', 'Кийиз килем ' || n, 'ru', 'Войлочный ковёр ' || n, 'en', 'Felt carpet ' || n),
              jsonb_build_object('ky', 'Жүндү тандоо жана боёо', 'ru', 'Выбор и окраска шерсти', 'en', 'Choosing and dyeing wool'),
              'handicrafts', 'Beginner', false, '{"minAttendancePercent":80,"minScore":60}', 1, 1
            FROM generate_series(1, 200) n;
            INSERT INTO offerings (id, course_id, lab_id, trainer_id, language, capacity, taken, offered,
              waiting, tickets, starts_on, moves, state, version)
            SELECT gen_random_uuid(), c.id, gen_random_uuid(), gen_random_uuid(), 'ky', 1000000, 0, 0, 0, 0, current_date, 0, 'Open', 1
            FROM courses c CROSS JOIN generate_series(1, {{{Offerings / 200}}});
            INSERT INTO training_sessions (id, offering_id, lab_id, trainer_id, starts_at, ends_at, minutes, sequence, cancelled, holds)
            SELECT gen_random_uuid(), o.id, o.lab_id, o.trainer_id, now() + n * interval '1 day',
              now() + n * interval '1 day' + interval '2 hours', 120, 0, false, true
              FROM offerings o CROSS JOIN generate_series(1, 3) n;
            ANALYZE;
            """, connection) { CommandTimeout = 120 };
        await plant.ExecuteNonQueryAsync();
    }

    public static async Task<List<Guid>> OfferingIds(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var all = new NpgsqlCommand("SELECT id FROM offerings ORDER BY id", connection);
        await using var reader = await all.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }
}
