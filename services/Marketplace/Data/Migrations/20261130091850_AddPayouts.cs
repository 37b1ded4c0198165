using System;
using CreativeLabs.Marketplace.Ledger;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Marketplace.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddPayouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "payout_id",
                table: "seller_orders",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ledger_periods",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_periods", x => x.month);
                    table.CheckConstraint("ck_ledger_periods_month", "extract(day FROM month) = 1");
                });

            migrationBuilder.CreateTable(
                name: "payout_accounts",
                columns: table => new
                {
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_number = table.Column<byte[]>(type: "bytea", nullable: false),
                    tail = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_accounts", x => x.seller_id);
                    table.ForeignKey(
                        name: "fk_payout_accounts_sellers_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payout_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_batches", x => x.id);
                    table.CheckConstraint("ck_payout_batches_approved", "state <> 'Approved' OR approved_by IS NOT NULL");
                    table.CheckConstraint("ck_payout_batches_four_eyes", "approved_by <> created_by");
                });

            migrationBuilder.CreateTable(
                name: "settlement_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rail = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payouts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rail = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rail_transaction = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payouts", x => x.id);
                    table.CheckConstraint("ck_payouts_amount", "amount > 0");
                    table.ForeignKey(
                        name: "fk_payouts_payout_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "payout_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payouts_sellers_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "settlement_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rail = table.Column<string>(type: "text", nullable: false),
                    transaction = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_lines", x => x.id);
                    table.CheckConstraint("ck_settlement_lines_amount", "amount > 0");
                    table.ForeignKey(
                        name: "fk_settlement_lines_settlement_files_file_id",
                        column: x => x.file_id,
                        principalTable: "settlement_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_seller_orders_payout_id",
                table: "seller_orders",
                column: "payout_id");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_under_way",
                table: "refunds",
                column: "receipt_id",
                unique: true,
                filter: "state IN ('Approved', 'Sent', 'Unknown')");

            migrationBuilder.CreateIndex(
                name: "ix_payouts_batch_id_seller_id",
                table: "payouts",
                columns: new[] { "batch_id", "seller_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payouts_person_id_id",
                table: "payouts",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payouts_seller_id",
                table: "payouts",
                column: "seller_id");

            migrationBuilder.CreateIndex(
                name: "ix_settlement_files_rail_day",
                table: "settlement_files",
                columns: new[] { "rail", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_settlement_lines_file_id_transaction_kind",
                table: "settlement_lines",
                columns: new[] { "file_id", "transaction", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_settlement_lines_rail_transaction",
                table: "settlement_lines",
                columns: new[] { "rail", "transaction" });

            migrationBuilder.AddForeignKey(
                name: "fk_seller_orders_payouts_payout_id",
                table: "seller_orders",
                column: "payout_id",
                principalTable: "payouts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
            migrationBuilder.Sql(PeriodGuards.Create);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(PeriodGuards.Drop);
            migrationBuilder.DropForeignKey(
                name: "fk_seller_orders_payouts_payout_id",
                table: "seller_orders");

            migrationBuilder.DropTable(
                name: "ledger_periods");

            migrationBuilder.DropTable(
                name: "payout_accounts");

            migrationBuilder.DropTable(
                name: "payouts");

            migrationBuilder.DropTable(
                name: "settlement_lines");

            migrationBuilder.DropTable(
                name: "payout_batches");

            migrationBuilder.DropTable(
                name: "settlement_files");

            migrationBuilder.DropIndex(
                name: "ix_seller_orders_payout_id",
                table: "seller_orders");

            migrationBuilder.DropIndex(
                name: "ix_refunds_under_way",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "payout_id",
                table: "seller_orders");
        }
    }
}
