using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Registration.Data.Migrations
{
    /// <inheritdoc />
    public partial class SignIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.SetPhoneIndexesAside();

            migrationBuilder.DropIndex(
                name: "ix_person_vault_phone_index",
                table: "person_vault");

            migrationBuilder.DropColumn(
                name: "phone_index",
                table: "person_vault");

            migrationBuilder.AddColumn<string>(
                name: "device",
                table: "session",
                type: "text",
                nullable: false,
                defaultValue: "Other");

            migrationBuilder.AddColumn<byte[]>(
                name: "key_hash",
                table: "session",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contact_point",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone_index = table.Column<byte[]>(type: "bytea", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_point", x => x.person_id);
                    table.CheckConstraint("ck_contact_point_slot", "slot BETWEEN 1 AND 6");
                    table.ForeignKey(
                        name: "fk_contact_point_person_vault_person_id",
                        column: x => x.person_id,
                        principalTable: "person_vault",
                        principalColumn: "person_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "known_device",
                columns: table => new
                {
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<string>(type: "text", nullable: false),
                    known_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_device", x => x.key_hash);
                    table.ForeignKey(
                        name: "fk_known_device_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "phone_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone_index = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    takes_effect_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    assisted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_phone_change", x => x.id);
                    table.ForeignKey(
                        name: "fk_phone_change_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pin",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    iterations = table.Column<int>(type: "integer", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pin", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_pin_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_session_ended_at",
                table: "session",
                column: "ended_at",
                filter: "ended_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_session_last_seen_at",
                table: "session",
                column: "last_seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_contact_point_phone_index_slot",
                table: "contact_point",
                columns: new[] { "phone_index", "slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_known_device_last_seen_at",
                table: "known_device",
                column: "last_seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_known_device_person_id",
                table: "known_device",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_phone_change_person_id_id",
                table: "phone_change",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_phone_change_waiting",
                table: "phone_change",
                column: "person_id",
                unique: true,
                filter: "state = 'Waiting'");

            migrationBuilder.BringPhoneIndexesBack();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact_point");

            migrationBuilder.DropTable(
                name: "known_device");

            migrationBuilder.DropTable(
                name: "phone_change");

            migrationBuilder.DropTable(
                name: "pin");

            migrationBuilder.DropIndex(
                name: "ix_session_ended_at",
                table: "session");

            migrationBuilder.DropIndex(
                name: "ix_session_last_seen_at",
                table: "session");

            migrationBuilder.DropColumn(
                name: "device",
                table: "session");

            migrationBuilder.DropColumn(
                name: "key_hash",
                table: "session");

            migrationBuilder.AddColumn<byte[]>(
                name: "phone_index",
                table: "person_vault",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_vault_phone_index",
                table: "person_vault",
                column: "phone_index",
                unique: true);
        }
    }
}
