using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Registration.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddClaims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "confirmed_at",
                table: "phone_change",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "proven_at",
                table: "contact_point",
                type: "timestamp with time zone",
                nullable: true);

            // Hers is what she has used, and what she brought along herself. A number of a record that was merged is not known to be hers: it
            // opens nothing until she adds it to her account.
            migrationBuilder.Sql("""
                UPDATE contact_point c SET proven_at = p.registered_at FROM person p
                WHERE p.id = c.person_id AND p.merged_into IS NULL
                  AND (EXISTS (SELECT FROM session s WHERE s.person_id = p.id) OR EXISTS (SELECT FROM pin WHERE pin.person_id = p.id)
                    OR NOT EXISTS (SELECT FROM assisted_action a WHERE a.person_id = p.id AND a.act = 'Registered'));
                """);

            migrationBuilder.CreateTable(
                name: "erasure_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    way = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    takes_effect_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasure_notice", x => x.id);
                    table.ForeignKey(
                        name: "fk_erasure_notice_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "merge_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    survivor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    asks_from = table.Column<bool>(type: "boolean", nullable: false),
                    asks_survivor = table.Column<bool>(type: "boolean", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    from_agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    survivor_agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    takes_effect_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merge_request", x => x.id);
                    table.ForeignKey(
                        name: "fk_merge_request_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_merge_request_person_from_id",
                        column: x => x.from_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_merge_request_person_survivor_id",
                        column: x => x.survivor_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_erasure_notice_waiting",
                table: "erasure_notice",
                column: "person_id",
                unique: true,
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_merge_request_from_id_id",
                table: "merge_request",
                columns: new[] { "from_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_merge_request_lab_id",
                table: "merge_request",
                column: "lab_id");

            migrationBuilder.CreateIndex(
                name: "ix_merge_request_open",
                table: "merge_request",
                column: "from_id",
                unique: true,
                filter: "state IN ('Asked', 'Agreed')");

            migrationBuilder.CreateIndex(
                name: "ix_merge_request_survivor_id_id",
                table: "merge_request",
                columns: new[] { "survivor_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasure_notice");

            migrationBuilder.DropTable(
                name: "merge_request");

            migrationBuilder.DropColumn(
                name: "confirmed_at",
                table: "phone_change");

            migrationBuilder.DropColumn(
                name: "proven_at",
                table: "contact_point");
        }
    }
}
