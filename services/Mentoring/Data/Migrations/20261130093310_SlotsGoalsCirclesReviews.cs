using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Mentoring.Data.Migrations
{
    /// <inheritdoc />
    public partial class SlotsGoalsCirclesReviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "silent_since",
                table: "mentorships",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "agreements",
                columns: table => new
                {
                    mentorship_id = table.Column<Guid>(type: "uuid", nullable: false),
                    way = table.Column<string>(type: "text", nullable: false),
                    every_days = table.Column<int>(type: "integer", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    mentee_agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    mentor_agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreements", x => x.mentorship_id);
                    table.ForeignKey(
                        name: "fk_agreements_mentorships_mentorship_id",
                        column: x => x.mentorship_id,
                        principalTable: "mentorships",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "booking_terms",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot_minutes = table.Column<int>(type: "integer", nullable: false),
                    notice_hours = table.Column<int>(type: "integer", nullable: false),
                    buffer_minutes = table.Column<int>(type: "integer", nullable: false),
                    daily_limit = table.Column<int>(type: "integer", nullable: false),
                    horizon_days = table.Column<int>(type: "integer", nullable: false),
                    exceptions = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking_terms", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "circles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    topic = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    members = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_circles", x => x.id);
                    table.CheckConstraint("ck_circles_capacity", "capacity BETWEEN 2 AND 30");
                    table.CheckConstraint("ck_circles_members_within_capacity", "0 <= members AND members <= capacity");
                });

            migrationBuilder.CreateTable(
                name: "feedback",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentorship_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    moment = table.Column<string>(type: "text", nullable: false),
                    rating = table.Column<int>(type: "integer", nullable: false),
                    sealed_text = table.Column<byte[]>(type: "bytea", nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback", x => x.id);
                    table.ForeignKey(
                        name: "fk_feedback_mentorships_mentorship_id",
                        column: x => x.mentorship_id,
                        principalTable: "mentorships",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "goals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentorship_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_words = table.Column<byte[]>(type: "bytea", nullable: true),
                    target_on = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goals", x => x.id);
                    table.ForeignKey(
                        name: "fk_goals_mentorships_mentorship_id",
                        column: x => x.mentorship_id,
                        principalTable: "mentorships",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "slot_holds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentorship_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_slot_holds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "circle_members",
                columns: table => new
                {
                    circle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_circle_members", x => new { x.circle_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_circle_members_circles_circle_id",
                        column: x => x.circle_id,
                        principalTable: "circles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "circle_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    circle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    sealed_place = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_circle_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_circle_sessions_circles_circle_id",
                        column: x => x.circle_id,
                        principalTable: "circles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "circle_attendance",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_circle_attendance", x => new { x.session_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_circle_attendance_circle_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "circle_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_mentorships_lab_id_id",
                table: "mentorships",
                columns: new[] { "lab_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_circle_attendance_person_id",
                table: "circle_attendance",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_circle_members_person_id",
                table: "circle_members",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_circle_sessions_circle_id_id",
                table: "circle_sessions",
                columns: new[] { "circle_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_circles_lab_id_id",
                table: "circles",
                columns: new[] { "lab_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_circles_mentor_id",
                table: "circles",
                column: "mentor_id");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_one_a_moment",
                table: "feedback",
                columns: new[] { "mentorship_id", "author_id", "moment" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_goals_mentorship_id_id",
                table: "goals",
                columns: new[] { "mentorship_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_slot_holds_held_until",
                table: "slot_holds",
                column: "held_until");

            migrationBuilder.CreateIndex(
                name: "ix_slot_holds_mentorship_id",
                table: "slot_holds",
                column: "mentorship_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreements");

            migrationBuilder.DropTable(
                name: "booking_terms");

            migrationBuilder.DropTable(
                name: "circle_attendance");

            migrationBuilder.DropTable(
                name: "circle_members");

            migrationBuilder.DropTable(
                name: "feedback");

            migrationBuilder.DropTable(
                name: "goals");

            migrationBuilder.DropTable(
                name: "slot_holds");

            migrationBuilder.DropTable(
                name: "circle_sessions");

            migrationBuilder.DropTable(
                name: "circles");

            migrationBuilder.DropIndex(
                name: "ix_mentorships_lab_id_id",
                table: "mentorships");

            migrationBuilder.DropColumn(
                name: "silent_since",
                table: "mentorships");
        }
    }
}
