using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Registration.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddEventChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "event",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "changes",
                table: "event",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "counted",
                table: "check_in",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid[]>(
                name: "lines",
                table: "check_in",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            // Until now one line was all that there was of an arrival.
            migrationBuilder.Sql("UPDATE check_in SET counted = people;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "event");

            migrationBuilder.DropColumn(
                name: "changes",
                table: "event");

            migrationBuilder.DropColumn(
                name: "counted",
                table: "check_in");

            migrationBuilder.DropColumn(
                name: "lines",
                table: "check_in");
        }
    }
}
