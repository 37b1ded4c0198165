using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Mentoring.Data.Migrations
{
    /// <inheritdoc />
    public partial class VettingAndBookedTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_one_at_a_time",
                table: "sessions");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "cancelled_at",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "cancelled_by",
                table: "sessions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "changed_late",
                table: "sessions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "mentee_denied_at",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "mentor_denied_at",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sequence",
                table: "sessions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AlterColumn<Guid>(
                name: "run_id",
                table: "proposals",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "paired_because",
                table: "proposals",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "paired_by",
                table: "proposals",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "approved_until",
                table: "mentors",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "standing",
                table: "mentors",
                type: "text",
                nullable: false,
                defaultValue: "Unvetted");

            migrationBuilder.AddColumn<Guid>(
                name: "vetted_at",
                table: "mentors",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "blocks",
                columns: table => new
                {
                    blocker_id = table.Column<Guid>(type: "uuid", nullable: false),
                    blocked_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blocks", x => new { x.blocker_id, x.blocked_id });
                    table.CheckConstraint("ck_blocks_not_herself", "blocker_id <> blocked_id");
                });

            migrationBuilder.CreateTable(
                name: "booked_times",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booked_times", x => x.id);
                    table.CheckConstraint("ck_booked_times_forward", "starts_at < ends_at");
                });

            migrationBuilder.CreateTable(
                name: "contact_cards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_name = table.Column<byte[]>(type: "bytea", nullable: false),
                    way = table.Column<string>(type: "text", nullable: false),
                    sealed_detail = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_cards", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erased_people",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased_people", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "lab_members",
                columns: table => new
                {
                    membership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lab_members", x => x.membership_id);
                });

            migrationBuilder.CreateTable(
                name: "mentor_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    conduct_version = table.Column<string>(type: "text", nullable: false),
                    sealed_references = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_note = table.Column<byte[]>(type: "bytea", nullable: true),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mentor_applications", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_mentorship_id_starts_at",
                table: "sessions",
                columns: new[] { "mentorship_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_mentors_approved_until",
                table: "mentors",
                column: "approved_until",
                filter: "standing = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "ix_blocks_blocked_id",
                table: "blocks",
                column: "blocked_id");

            migrationBuilder.CreateIndex(
                name: "ix_booked_times_person_id_starts_at",
                table: "booked_times",
                columns: new[] { "person_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_booked_times_subject_id",
                table: "booked_times",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_cards_person_id",
                table: "contact_cards",
                column: "person_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lab_members_person_id_lab_id",
                table: "lab_members",
                columns: new[] { "person_id", "lab_id" });

            migrationBuilder.CreateIndex(
                name: "ix_mentor_applications_lab_id_id",
                table: "mentor_applications",
                columns: new[] { "lab_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_mentor_applications_one_open",
                table: "mentor_applications",
                column: "person_id",
                unique: true,
                filter: "state IN ('Applied', 'InReview')");

            migrationBuilder.CreateIndex(
                name: "ix_mentor_applications_person_id_id",
                table: "mentor_applications",
                columns: new[] { "person_id", "id" });

            // Two sessions of a person never overlap, whatever she is in them. btree_gist is a trusted extension: the owner of the
            // database creates it without being a superuser. What is planned already keeps its time, as far as it overlaps nothing.
            migrationBuilder.Sql("""
                CREATE EXTENSION IF NOT EXISTS btree_gist;
                ALTER TABLE booked_times ADD CONSTRAINT ex_booked_times_person
                  EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&);
                INSERT INTO booked_times (id, person_id, subject_id, starts_at, ends_at)
                  SELECT gen_random_uuid(), p.person_id, s.id, s.starts_at, s.starts_at + make_interval(mins => s.minutes)
                  FROM sessions s JOIN mentorships m ON m.id = s.mentorship_id, unnest(ARRAY[m.mentee_id, m.mentor_id]) AS p (person_id)
                  WHERE s.state = 'Planned' AND m.ended_at IS NULL AND s.starts_at > now() ON CONFLICT DO NOTHING;
                UPDATE sessions SET sequence = version - 1;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "blocks");

            migrationBuilder.DropTable(
                name: "booked_times");

            migrationBuilder.DropTable(
                name: "contact_cards");

            migrationBuilder.DropTable(
                name: "erased_people");

            migrationBuilder.DropTable(
                name: "lab_members");

            migrationBuilder.DropTable(
                name: "mentor_applications");

            migrationBuilder.DropIndex(
                name: "ix_sessions_mentorship_id_starts_at",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_mentors_approved_until",
                table: "mentors");

            migrationBuilder.DropColumn(
                name: "cancelled_at",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "cancelled_by",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "changed_late",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "mentee_denied_at",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "mentor_denied_at",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "sequence",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "paired_because",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "paired_by",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "approved_until",
                table: "mentors");

            migrationBuilder.DropColumn(
                name: "standing",
                table: "mentors");

            migrationBuilder.DropColumn(
                name: "vetted_at",
                table: "mentors");

            migrationBuilder.AlterColumn<Guid>(
                name: "run_id",
                table: "proposals",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_one_at_a_time",
                table: "sessions",
                columns: new[] { "mentorship_id", "starts_at" },
                unique: true);
        }
    }
}
