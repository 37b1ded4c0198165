using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Notifications.Data.Migrations
{
    /// <inheritdoc />
    public partial class DeliveryTrace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE deliveries ADD COLUMN traceparent text;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE deliveries DROP COLUMN traceparent;");
        }
    }
}
