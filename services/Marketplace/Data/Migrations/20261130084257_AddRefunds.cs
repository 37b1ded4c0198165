using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Marketplace.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddRefunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "accept_by",
                table: "seller_orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "accepted_at",
                table: "seller_orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "cause",
                table: "seller_orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "completed_at",
                table: "seller_orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "fee",
                table: "seller_orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "handover_code",
                table: "seller_orders",
                type: "character varying(6)",
                maxLength: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paid_at",
                table: "seller_orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ready_at",
                table: "seller_orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "seller_orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "refunded",
                table: "seller_orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "currency",
                table: "rail_receipts",
                type: "text",
                nullable: false,
                defaultValue: "KGS");

            migrationBuilder.AddColumn<long>(
                name: "refunded",
                table: "rail_receipts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "use",
                table: "rail_receipts",
                type: "text",
                nullable: false,
                defaultValue: "Paid");

            migrationBuilder.AddColumn<string>(
                name: "rail",
                table: "payment_attempts",
                type: "text",
                nullable: false,
                defaultValue: "sandbox");

            migrationBuilder.AddColumn<string>(
                name: "rail_reference",
                table: "payment_attempts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "open_slot",
                table: "orders",
                type: "smallint",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "order_id",
                table: "journals",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AlterColumn<Guid>(
                name: "order_id",
                table: "entries",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.CreateTable(
                name: "refunds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    receipt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rail = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    transfer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sending = table.Column<int>(type: "integer", nullable: false),
                    rail_transaction = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refunds", x => x.id);
                    table.CheckConstraint("ck_refunds_amount", "amount > 0");
                    table.CheckConstraint("ck_refunds_approved", "state IN ('Requested', 'Refused') OR approved_by IS NOT NULL");
                    table.CheckConstraint("ck_refunds_four_eyes", "approved_by <> requested_by");
                    table.ForeignKey(
                        name: "fk_refunds_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_refunds_rail_receipts_receipt_id",
                        column: x => x.receipt_id,
                        principalTable: "rail_receipts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_refunds_seller_orders_seller_order_id",
                        column: x => x.seller_order_id,
                        principalTable: "seller_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_seller_orders_fee",
                table: "seller_orders",
                sql: "fee BETWEEN 0 AND amount");

            migrationBuilder.AddCheckConstraint(
                name: "ck_seller_orders_refunded",
                table: "seller_orders",
                sql: "refunded BETWEEN 0 AND amount");

            migrationBuilder.AddCheckConstraint(
                name: "ck_rail_receipts_refunded",
                table: "rail_receipts",
                sql: "refunded BETWEEN 0 AND amount");

            migrationBuilder.CreateIndex(
                name: "ix_orders_buyer_id_open_slot",
                table: "orders",
                columns: new[] { "buyer_id", "open_slot" },
                unique: true,
                filter: "open_slot IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_open_slot",
                table: "orders",
                sql: "open_slot BETWEEN 1 AND 5");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_buyer_id_id",
                table: "refunds",
                columns: new[] { "buyer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_refunds_order_id",
                table: "refunds",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_owed_for_part",
                table: "refunds",
                column: "seller_order_id",
                unique: true,
                filter: "requested_by IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_owed_for_receipt",
                table: "refunds",
                column: "receipt_id",
                unique: true,
                filter: "requested_by IS NULL AND seller_order_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_state_id",
                table: "refunds",
                columns: new[] { "state", "id" });

            // What was paid before is known by its journals: whose money it is, and what the platform kept of it.
            migrationBuilder.Sql(
                """
                UPDATE payment_attempts SET rail_reference = rail_id::text WHERE rail_id IS NOT NULL;
                UPDATE rail_receipts SET use = 'PaidTwice'
                WHERE rail_transaction IN (SELECT reference FROM journals WHERE kind = 'refund-due');
                UPDATE seller_orders part SET fee = part.amount + booked.sum
                FROM (SELECT order_id, account, sum(amount) AS sum FROM entries GROUP BY order_id, account) booked
                WHERE booked.order_id = part.order_id AND booked.account = 'seller:' || part.seller_id || ':payable'
                  AND part.amount + booked.sum BETWEEN 0 AND part.amount;
                UPDATE seller_orders part SET paid_at = o.paid_at, accept_by = o.paid_at + interval '48 hours',
                  handover_code = upper(substr(md5(random()::text), 1, 6))
                FROM orders o
                WHERE o.id = part.order_id AND o.payment = 'Qr' AND part.state IN ('Paid', 'Accepted', 'Ready', 'HandedOver', 'Completed');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "refunds");

            migrationBuilder.DropCheckConstraint(
                name: "ck_seller_orders_fee",
                table: "seller_orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_seller_orders_refunded",
                table: "seller_orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_rail_receipts_refunded",
                table: "rail_receipts");

            migrationBuilder.DropIndex(
                name: "ix_orders_buyer_id_open_slot",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_open_slot",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "accept_by",
                table: "seller_orders");

            migrationBuilder.DropColumn(
                name: "accepted_at",
                table: "seller_orders");

            migrationBuilder.DropColumn(
                name: "cause",
                table: "seller_orders");

            migrationBuilder.DropColumn(
                name: "completed_at",
                table: "seller_orders");

            migrationBuilder.DropColumn(
                name: "fee",
                table: "seller_orders");

            migrationBuilder.DropColumn(
                name: "handover_code",
                table: "seller_orders");

            migrationBuilder.DropColumn(
                name: "paid_at",
                table: "seller_orders");

            migrationBuilder.DropColumn(
                name: "ready_at",
                table: "seller_orders");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "seller_orders");

            migrationBuilder.DropColumn(
                name: "refunded",
                table: "seller_orders");

            migrationBuilder.DropColumn(
                name: "currency",
                table: "rail_receipts");

            migrationBuilder.DropColumn(
                name: "refunded",
                table: "rail_receipts");

            migrationBuilder.DropColumn(
                name: "use",
                table: "rail_receipts");

            migrationBuilder.DropColumn(
                name: "rail",
                table: "payment_attempts");

            migrationBuilder.DropColumn(
                name: "rail_reference",
                table: "payment_attempts");

            migrationBuilder.DropColumn(
                name: "open_slot",
                table: "orders");

            migrationBuilder.AlterColumn<Guid>(
                name: "order_id",
                table: "journals",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "order_id",
                table: "entries",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
