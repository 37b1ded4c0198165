using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Training.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddOwnersAndMembers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "offerings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "changes",
                table: "offerings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "lab_id",
                table: "courses",
                type: "uuid",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "ix_lab_members_person_id_lab_id",
                table: "lab_members",
                columns: new[] { "person_id", "lab_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lab_members");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "offerings");

            migrationBuilder.DropColumn(
                name: "changes",
                table: "offerings");

            migrationBuilder.DropColumn(
                name: "lab_id",
                table: "courses");
        }
    }
}
