using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Mentoring.Data.Migrations
{
    /// <inheritdoc />
    public partial class Safeguarding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "help_lines",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    hours = table.Column<string>(type: "jsonb", nullable: false),
                    is_free = table.Column<bool>(type: "boolean", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_lines", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "safeguarding_handlers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: true),
                    led_by = table.Column<Guid>(type: "uuid", nullable: true),
                    is_outside_lead = table.Column<bool>(type: "boolean", nullable: false),
                    appointed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safeguarding_handlers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safeguarding_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reporter_id = table.Column<Guid>(type: "uuid", nullable: true),
                    for_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at_risk = table.Column<bool>(type: "boolean", nullable: false),
                    wants_police = table.Column<bool>(type: "boolean", nullable: false),
                    client_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    content_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_words = table.Column<byte[]>(type: "bytea", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    feedback = table.Column<string>(type: "text", nullable: true),
                    referred_to = table.Column<string>(type: "text", nullable: true),
                    kept_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safeguarding_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safeguarding_case_handlers",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safeguarding_case_handlers", x => new { x.report_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_safeguarding_case_handlers_safeguarding_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "safeguarding_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "safeguarding_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handler_id = table.Column<Guid>(type: "uuid", nullable: true),
                    client_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    sealed_text = table.Column<byte[]>(type: "bytea", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safeguarding_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_safeguarding_entries_safeguarding_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "safeguarding_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "safeguarding_measures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safeguarding_measures", x => x.id);
                    table.ForeignKey(
                        name: "fk_safeguarding_measures_safeguarding_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "safeguarding_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "safeguarding_named",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    named_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safeguarding_named", x => new { x.report_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_safeguarding_named_safeguarding_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "safeguarding_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "safeguarding_readings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safeguarding_readings", x => x.id);
                    table.ForeignKey(
                        name: "fk_safeguarding_readings_safeguarding_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "safeguarding_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_safeguarding_case_handlers_person_id_report_id",
                table: "safeguarding_case_handlers",
                columns: new[] { "person_id", "report_id" });

            migrationBuilder.CreateIndex(
                name: "ix_safeguarding_entries_one_an_entry",
                table: "safeguarding_entries",
                columns: new[] { "report_id", "client_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_safeguarding_handlers_one_appointment",
                table: "safeguarding_handlers",
                column: "person_id",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_safeguarding_measures_person_id",
                table: "safeguarding_measures",
                column: "person_id",
                filter: "lifted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_safeguarding_measures_report_id",
                table: "safeguarding_measures",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_safeguarding_named_person_id",
                table: "safeguarding_named",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_safeguarding_readings_report_id_id",
                table: "safeguarding_readings",
                columns: new[] { "report_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_safeguarding_reports_code_hash",
                table: "safeguarding_reports",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_safeguarding_reports_one_a_report",
                table: "safeguarding_reports",
                column: "client_hash",
                unique: true);

            // Numbers that help are there from the first start on, seed or not; the operator confirms them.
            migrationBuilder.Sql("""
                INSERT INTO help_lines (code, number, name, hours, is_free, rank, version) VALUES
                  ('111', '111', '{"ky":"Балдарга жардам телефону","ru":"Телефон помощи детям","en":"Children''s help line"}',
                    '{"ky":"Күнү-түнү","ru":"Круглосуточно","en":"Day and night"}', true, 1, 1),
                  ('117', '117',
                    '{"ky":"Үй-бүлөдөгү зомбулук боюнча телефон","ru":"Телефон по домашнему насилию","en":"Domestic violence help line"}',
                    '{"ky":"Иштөө убактысы такталууда","ru":"Часы работы уточняются","en":"Hours to be confirmed"}', true, 2, 1),
                  ('102', '102', '{"ky":"Милиция","ru":"Милиция","en":"Police"}',
                    '{"ky":"Күнү-түнү","ru":"Круглосуточно","en":"Day and night"}', true, 3, 1);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "help_lines");

            migrationBuilder.DropTable(
                name: "safeguarding_case_handlers");

            migrationBuilder.DropTable(
                name: "safeguarding_entries");

            migrationBuilder.DropTable(
                name: "safeguarding_handlers");

            migrationBuilder.DropTable(
                name: "safeguarding_measures");

            migrationBuilder.DropTable(
                name: "safeguarding_named");

            migrationBuilder.DropTable(
                name: "safeguarding_readings");

            migrationBuilder.DropTable(
                name: "safeguarding_reports");
        }
    }
}
