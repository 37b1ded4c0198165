using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Marketplace.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddStockAlerts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "alert_at",
                table: "stock_items",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "alerted",
                table: "stock_items",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_alert_at",
                table: "stock_items",
                sql: "alert_at >= 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_alert_at",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "alert_at",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "alerted",
                table: "stock_items");
        }
    }
}
