using System.Data.Common;
using System.Text.Json;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Duplicates;
using CreativeLabs.Registration.Labs.Members;
using CreativeLabs.Registration.Labs.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>On a database of its own with many people in one lab: a page reads its own rows by an index, and not the lab.</summary>
public sealed class MemberCostTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>
{
    private const int People = 30_000;

    // Rows that a page of 20 may touch in any one step, whatever the size of the lab.
    private const int FewRows = 200;

    [Fact]
    public async Task A_page_reads_no_more_when_the_lab_is_large()
    {
        var blind = fixture.Services.GetRequiredService<BlindKeys>();
        await Fill(blind.Name(AtBashy, "ай"), blind.Name(AtBashy, "айжан"), blind.Need(AtBashy, "walking"));
        await fixture.WithDb<RegistrationDb>(async db =>
        {
            var middle = await db.Memberships.Where(m => m.LabId == AtBashy).OrderBy(m => m.Id).Skip(People / 2).Select(m => m.Id)
                .FirstAsync();
            foreach (var after in new[] { Guid.Empty, middle })
            {
                await Cheap(db, new MemberSearch(AtBashy, "active", null, null).Rows(db, blind, after, 21));
                await Cheap(db, new MemberSearch(AtBashy, "left", null, null).Rows(db, blind, after, 21));
                await Cheap(db, new MemberSearch(AtBashy, "active", null, "ай").Rows(db, blind, after, 21));
                await Cheap(db, new MemberSearch(AtBashy, "active", null, "айжан ай").Rows(db, blind, after, 21));
                await Cheap(db, new MemberSearch(AtBashy, "active", "walking", null).Rows(db, blind, after, 21));
                await Cheap(db, ListLabApplications.Rows(db, AtBashy, EnrolmentState.Applied, null, after, 21));
                await Cheap(db, ListLabApplications.Rows(db, AtBashy, null, null, after, 21));
                await Cheap(db, db.DuplicateCandidates.Where(c => c.LabId == AtBashy && c.State == CandidateState.Open && c.Id > after)
                    .OrderBy(c => c.Id));
            }
        });
    }

    private static async Task Cheap<T>(RegistrationDb db, IQueryable<T> rows)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = rows.Take(21).CreateDbCommand();
        command.CommandText = "EXPLAIN (ANALYZE, FORMAT JSON) " + command.CommandText;
        var plan = await Read(command);
        foreach (var step in Steps(plan.RootElement[0].GetProperty("Plan")))
        {
            var read = step.GetProperty("Actual Rows").GetDouble()
                + (step.TryGetProperty("Rows Removed by Filter", out var removed) ? removed.GetDouble() : 0);
            (read * step.GetProperty("Actual Loops").GetDouble()).ShouldBeLessThanOrEqualTo(FewRows, $"{step}\n{command.CommandText}");
        }
    }

    private static async Task<JsonDocument> Read(DbCommand command) => JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!);

    private static IEnumerable<JsonElement> Steps(JsonElement step) =>
        step.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray().SelectMany(Steps).Prepend(step) : [step];

    private Task Fill(long everyone, long some, long need) => fixture.WithDb<RegistrationDb>(async db =>
    {
        db.Database.SetCommandTimeout(120);
        await db.Database.ExecuteSqlAsync($"""
            SET session_replication_role = replica;
            CREATE TEMP TABLE many AS SELECT n, gen_random_uuid() AS person,
              lpad(to_hex(n), 8, '0') || substr(gen_random_uuid()::text, 9) AS membership
              FROM generate_series(1, {People}) AS n;
            INSERT INTO person (id, language, registered_at, has_profile, version) SELECT person, 'ky', now(), true, 1 FROM many;
            INSERT INTO person_vault (person_id) SELECT person FROM many;
            INSERT INTO membership (id, lab_id, person_id, started_at, ended_at)
              SELECT membership::uuid, {AtBashy}, person, now(), CASE WHEN n % 10 = 0 THEN now() END FROM many;
            INSERT INTO member_key (key, membership_id, person_id) SELECT {everyone}, membership::uuid, person FROM many;
            INSERT INTO member_key (key, membership_id, person_id) SELECT {some}, membership::uuid, person FROM many WHERE n % 7 = 0;
            INSERT INTO member_key (key, membership_id, person_id) SELECT {need}, membership::uuid, person FROM many WHERE n % 20 = 1;
            INSERT INTO member_key (key, membership_id, person_id) SELECT n * 1000 + k, membership::uuid, person
              FROM many, generate_series(1, 5) AS k;
            INSERT INTO consent (id, person_id, purpose, text_version, language, way, given_at)
              SELECT gen_random_uuid(), person, p, '2026-01', 'ky', 'App', now() FROM many, unnest(ARRAY['platform', 'needs']) AS p;
            INSERT INTO enrolment (id, cohort_id, person_id, state, applied_at, version)
              SELECT membership::uuid, (SELECT id FROM cohort WHERE lab_id = {AtBashy} ORDER BY id OFFSET n % 3 LIMIT 1), person,
                CASE WHEN n % 50 = 0 THEN 'Applied' ELSE 'Rejected' END, now(), 1 FROM many;
            INSERT INTO duplicate_candidate (id, lab_id, first_id, second_id, same_name, same_phone, state, found_at, version)
              SELECT membership::uuid, {AtBashy}, {Guid.Empty}, person, true, false, CASE WHEN n % 50 = 0 THEN 'Open' ELSE 'Dismissed' END,
                now(), 1 FROM many;
            DROP TABLE many;
            SET session_replication_role = DEFAULT
            """);
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    });
}
