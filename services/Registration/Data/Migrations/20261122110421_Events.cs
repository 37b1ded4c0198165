using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Registration.Data.Migrations
{
    /// <inheritdoc />
    public partial class Events : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "event",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    description = table.Column<string>(type: "jsonb", nullable: true),
                    venue = table.Column<string>(type: "jsonb", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    cancel_reason = table.Column<string>(type: "jsonb", nullable: true),
                    moves = table.Column<int>(type: "integer", nullable: false),
                    moved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event", x => x.id);
                    table.CheckConstraint("ck_event_times", "starts_at < ends_at");
                    table.ForeignKey(
                        name: "fk_event_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "place",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    needs = table.Column<string>(type: "jsonb", nullable: false),
                    insists = table.Column<bool>(type: "boolean", nullable: false),
                    companions = table.Column<byte[]>(type: "bytea", nullable: true),
                    offer_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place", x => x.id);
                    table.CheckConstraint("ck_place_offer", "(state = 'Offered') = (offer_until IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_place_event_event_id",
                        column: x => x.event_id,
                        principalTable: "event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_place_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "seating",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    confirmed = table.Column<int>(type: "integer", nullable: false),
                    offered = table.Column<int>(type: "integer", nullable: false),
                    waiting = table.Column<int>(type: "integer", nullable: false),
                    last_number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seating", x => x.event_id);
                    table.CheckConstraint("ck_seating_capacity", "0 <= confirmed AND 0 <= offered AND 0 <= waiting AND confirmed + offered <= capacity");
                    table.ForeignKey(
                        name: "fk_seating_event_event_id",
                        column: x => x.event_id,
                        principalTable: "event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "support_seats",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    unmet = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_seats", x => new { x.event_id, x.kind });
                    table.CheckConstraint("ck_support_seats_taken", "0 <= taken AND taken <= capacity AND 0 <= unmet");
                    table.ForeignKey(
                        name: "fk_support_seats_seating_event_id",
                        column: x => x.event_id,
                        principalTable: "seating",
                        principalColumn: "event_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "waiting_block",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    block = table.Column<int>(type: "integer", nullable: false),
                    waiting = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waiting_block", x => new { x.event_id, x.block });
                    table.CheckConstraint("ck_waiting_block_waiting", "0 <= waiting");
                    table.ForeignKey(
                        name: "fk_waiting_block_seating_event_id",
                        column: x => x.event_id,
                        principalTable: "seating",
                        principalColumn: "event_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_event_lab_id_starts_at_id",
                table: "event",
                columns: new[] { "lab_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_starts_at_id",
                table: "event",
                columns: new[] { "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_place_event_id_id",
                table: "place",
                columns: new[] { "event_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_place_event_id_person_id_id",
                table: "place",
                columns: new[] { "event_id", "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_place_event_id_state_id",
                table: "place",
                columns: new[] { "event_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_place_live",
                table: "place",
                columns: new[] { "event_id", "person_id" },
                unique: true,
                filter: "state IN ('Requested', 'Confirmed', 'Waitlisted', 'Offered', 'Attended')");

            migrationBuilder.CreateIndex(
                name: "ix_place_offered",
                table: "place",
                columns: new[] { "event_id", "offer_until" },
                filter: "state = 'Offered'");

            migrationBuilder.CreateIndex(
                name: "ix_place_person_id_id",
                table: "place",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_place_waiting",
                table: "place",
                columns: new[] { "event_id", "number" },
                unique: true,
                filter: "state = 'Waitlisted'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "place");

            migrationBuilder.DropTable(
                name: "support_seats");

            migrationBuilder.DropTable(
                name: "waiting_block");

            migrationBuilder.DropTable(
                name: "seating");

            migrationBuilder.DropTable(
                name: "event");
        }
    }
}
