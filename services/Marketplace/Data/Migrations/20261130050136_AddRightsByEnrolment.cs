using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Marketplace.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddRightsByEnrolment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_rights_to_sell",
                table: "rights_to_sell");

            migrationBuilder.AddPrimaryKey(
                name: "pk_rights_to_sell",
                table: "rights_to_sell",
                columns: new[] { "person_id", "enrolment_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_rights_to_sell",
                table: "rights_to_sell");

            migrationBuilder.AddPrimaryKey(
                name: "pk_rights_to_sell",
                table: "rights_to_sell",
                column: "person_id");
        }
    }
}
