using System;
using CreativeLabs.Registration.Bookings;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Registration.Data.Migrations
{
    /// <inheritdoc />
    public partial class Bookings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_enrolment_cohort_id_person_id",
                table: "enrolment");

            migrationBuilder.DropIndex(
                name: "ix_enrolment_person_id",
                table: "enrolment");

            migrationBuilder.AddColumn<Guid>(
                name: "lab_id",
                table: "programme",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "programme",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                table: "enrolment",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "cohort",
                type: "text",
                nullable: false,
                defaultValue: "Open");

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "cohort",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "closure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "jsonb", nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closure", x => x.id);
                    table.CheckConstraint("ck_closure_days", "first_day <= last_day");
                    table.ForeignKey(
                        name: "fk_closure_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "holiday_override",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    off = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holiday_override", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "open_call",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criteria = table.Column<string>(type: "jsonb", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_call", x => x.cohort_id);
                    table.ForeignKey(
                        name: "fk_open_call_cohort_cohort_id",
                        column: x => x.cohort_id,
                        principalTable: "cohort",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quota_use",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    week = table.Column<DateOnly>(type: "date", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quota_use", x => new { x.person_id, x.lab_id, x.kind, x.week });
                    table.CheckConstraint("ck_quota_use_minutes", "minutes >= 0");
                    table.ForeignKey(
                        name: "fk_quota_use_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_quota_use_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "resource",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    needs_approval = table.Column<bool>(type: "boolean", nullable: false),
                    slot_minutes = table.Column<int>(type: "integer", nullable: false),
                    max_minutes = table.Column<int>(type: "integer", nullable: false),
                    days_ahead = table.Column<int>(type: "integer", nullable: false),
                    release_minutes = table.Column<int>(type: "integer", nullable: false),
                    in_use = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resource", x => x.id);
                    table.CheckConstraint("ck_resource_minutes", "slot_minutes > 0 AND max_minutes >= slot_minutes");
                    table.ForeignKey(
                        name: "fk_resource_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "weekly_quota",
                columns: table => new
                {
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_weekly_quota", x => new { x.lab_id, x.kind });
                    table.ForeignKey(
                        name: "fk_weekly_quota_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "juror",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    named_by = table.Column<Guid>(type: "uuid", nullable: false),
                    named_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_juror", x => new { x.cohort_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_juror_open_call_cohort_id",
                        column: x => x.cohort_id,
                        principalTable: "open_call",
                        principalColumn: "cohort_id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_juror_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "booking",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: true),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    booked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    waits_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "jsonb", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking", x => x.id);
                    table.CheckConstraint("ck_booking_time", "starts_at < ends_at");
                    table.ForeignKey(
                        name: "fk_booking_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_booking_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_booking_resource_resource_id",
                        column: x => x.resource_id,
                        principalTable: "resource",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "score",
                columns: table => new
                {
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    juror_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_score", x => new { x.enrolment_id, x.juror_id, x.criterion_id });
                    table.CheckConstraint("ck_score_points", "points BETWEEN 0 AND 10");
                    table.ForeignKey(
                        name: "fk_score_enrolment_enrolment_id",
                        column: x => x.enrolment_id,
                        principalTable: "enrolment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_score_juror_cohort_id_juror_id",
                        columns: x => new { x.cohort_id, x.juror_id },
                        principalTable: "juror",
                        principalColumns: new[] { "cohort_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_programme_lab_id",
                table: "programme",
                column: "lab_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_cohort_id_id",
                table: "enrolment",
                columns: new[] { "cohort_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_cohort_id_person_id",
                table: "enrolment",
                columns: new[] { "cohort_id", "person_id" },
                unique: true,
                filter: "state <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_cohort_id_state_id",
                table: "enrolment",
                columns: new[] { "cohort_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_person_id_id",
                table: "enrolment",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_lab_id_id",
                table: "booking",
                columns: new[] { "lab_id", "id" },
                filter: "state = 'Held'");

            migrationBuilder.CreateIndex(
                name: "ix_booking_lab_id_starts_at",
                table: "booking",
                columns: new[] { "lab_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_person_id_id",
                table: "booking",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_resource_id",
                table: "booking",
                column: "resource_id");

            migrationBuilder.CreateIndex(
                name: "ix_booking_series_id",
                table: "booking",
                column: "series_id",
                filter: "series_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_closure_lab_id_id",
                table: "closure",
                columns: new[] { "lab_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_closure_lab_id_last_day",
                table: "closure",
                columns: new[] { "lab_id", "last_day" });

            migrationBuilder.CreateIndex(
                name: "ix_juror_person_id_cohort_id",
                table: "juror",
                columns: new[] { "person_id", "cohort_id" });

            migrationBuilder.CreateIndex(
                name: "ix_quota_use_lab_id",
                table: "quota_use",
                column: "lab_id");

            migrationBuilder.CreateIndex(
                name: "ix_resource_lab_id_id",
                table: "resource",
                columns: new[] { "lab_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_score_cohort_id_juror_id",
                table: "score",
                columns: new[] { "cohort_id", "juror_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_programme_lab_lab_id",
                table: "programme",
                column: "lab_id",
                principalTable: "lab",
                principalColumn: "id");

            migrationBuilder.KeepBookingsApart();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_programme_lab_lab_id",
                table: "programme");

            migrationBuilder.DropTable(
                name: "booking");

            migrationBuilder.DropTable(
                name: "closure");

            migrationBuilder.DropTable(
                name: "holiday_override");

            migrationBuilder.DropTable(
                name: "quota_use");

            migrationBuilder.DropTable(
                name: "score");

            migrationBuilder.DropTable(
                name: "weekly_quota");

            migrationBuilder.DropTable(
                name: "resource");

            migrationBuilder.DropTable(
                name: "juror");

            migrationBuilder.DropTable(
                name: "open_call");

            migrationBuilder.DropIndex(
                name: "ix_programme_lab_id",
                table: "programme");

            migrationBuilder.DropIndex(
                name: "ix_enrolment_cohort_id_id",
                table: "enrolment");

            migrationBuilder.DropIndex(
                name: "ix_enrolment_cohort_id_person_id",
                table: "enrolment");

            migrationBuilder.DropIndex(
                name: "ix_enrolment_cohort_id_state_id",
                table: "enrolment");

            migrationBuilder.DropIndex(
                name: "ix_enrolment_person_id_id",
                table: "enrolment");

            migrationBuilder.DropColumn(
                name: "lab_id",
                table: "programme");

            migrationBuilder.DropColumn(
                name: "version",
                table: "programme");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "enrolment");

            migrationBuilder.DropColumn(
                name: "state",
                table: "cohort");

            migrationBuilder.DropColumn(
                name: "version",
                table: "cohort");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_cohort_id_person_id",
                table: "enrolment",
                columns: new[] { "cohort_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_person_id",
                table: "enrolment",
                column: "person_id");
        }
    }
}
