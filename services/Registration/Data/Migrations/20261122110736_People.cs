using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Registration.Data.Migrations
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_role_grant_lab_id",
                table: "role_grant");

            migrationBuilder.DropIndex(
                name: "ix_role_grant_person_id_role_lab_id",
                table: "role_grant");

            migrationBuilder.DropIndex(
                name: "ix_membership_lab_id",
                table: "membership");

            migrationBuilder.DropIndex(
                name: "ix_membership_person_id_lab_id",
                table: "membership");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "revoked_at",
                table: "role_grant",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "revoked_by",
                table: "role_grant",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into",
                table: "person",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                table: "membership",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "about",
                table: "lab",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "lab",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "assisted_action",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    coordinator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assisted_action", x => x.id);
                    table.ForeignKey(
                        name: "fk_assisted_action_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_assisted_action_person_coordinator_id",
                        column: x => x.coordinator_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_assisted_action_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "demographics",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answers = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_demographics", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_demographics_person_vault_person_id",
                        column: x => x.person_id,
                        principalTable: "person_vault",
                        principalColumn: "person_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "duplicate_candidate",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_id = table.Column<Guid>(type: "uuid", nullable: false),
                    same_name = table.Column<bool>(type: "boolean", nullable: false),
                    same_phone = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duplicate_candidate", x => x.id);
                    table.CheckConstraint("ck_duplicate_candidate_order", "first_id < second_id");
                    table.ForeignKey(
                        name: "fk_duplicate_candidate_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_duplicate_candidate_person_first_id",
                        column: x => x.first_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_duplicate_candidate_person_second_id",
                        column: x => x.second_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "likeness",
                columns: table => new
                {
                    membership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<long>(type: "bigint", nullable: true),
                    name_and_year = table.Column<long>(type: "bigint", nullable: true),
                    phone = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_likeness", x => x.membership_id);
                    table.ForeignKey(
                        name: "fk_likeness_person_vault_person_id",
                        column: x => x.person_id,
                        principalTable: "person_vault",
                        principalColumn: "person_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "member_key",
                columns: table => new
                {
                    key = table.Column<long>(type: "bigint", nullable: false),
                    membership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_key", x => new { x.key, x.membership_id });
                    table.ForeignKey(
                        name: "fk_member_key_person_vault_person_id",
                        column: x => x.person_id,
                        principalTable: "person_vault",
                        principalColumn: "person_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_read_link",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    read_id = table.Column<Guid>(type: "uuid", nullable: false),
                    previous = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_read_link", x => x.sequence);
                    table.ForeignKey(
                        name: "fk_staff_read_link_staff_read_read_id",
                        column: x => x.read_id,
                        principalTable: "staff_read",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_read_unchained",
                columns: table => new
                {
                    read_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_read_unchained", x => x.read_id);
                    table.ForeignKey(
                        name: "fk_staff_read_unchained_staff_read_read_id",
                        column: x => x.read_id,
                        principalTable: "staff_read",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_role_grant_lab_id_id",
                table: "role_grant",
                columns: new[] { "lab_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_role_grant_person_id_role_lab_id",
                table: "role_grant",
                columns: new[] { "person_id", "role", "lab_id" },
                unique: true,
                filter: "revoked_at IS NULL")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_person_merged_into",
                table: "person",
                column: "merged_into");

            migrationBuilder.AddCheckConstraint(
                name: "ck_person_not_merged_into_herself",
                table: "person",
                sql: "merged_into <> id");

            migrationBuilder.CreateIndex(
                name: "ix_membership_ended",
                table: "membership",
                columns: new[] { "lab_id", "id" },
                filter: "ended_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_membership_live",
                table: "membership",
                columns: new[] { "lab_id", "id" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_membership_person_id",
                table: "membership",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_membership_person_id_lab_id",
                table: "membership",
                columns: new[] { "person_id", "lab_id" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_cohort_id_id",
                table: "enrolment",
                columns: new[] { "cohort_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_cohort_id_state_id",
                table: "enrolment",
                columns: new[] { "cohort_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_assisted_action_coordinator_id",
                table: "assisted_action",
                column: "coordinator_id");

            migrationBuilder.CreateIndex(
                name: "ix_assisted_action_lab_id",
                table: "assisted_action",
                column: "lab_id");

            migrationBuilder.CreateIndex(
                name: "ix_assisted_action_person_id_id",
                table: "assisted_action",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_duplicate_candidate_first_id",
                table: "duplicate_candidate",
                column: "first_id");

            migrationBuilder.CreateIndex(
                name: "ix_duplicate_candidate_lab_id_first_id_second_id",
                table: "duplicate_candidate",
                columns: new[] { "lab_id", "first_id", "second_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_duplicate_candidate_lab_id_state_id",
                table: "duplicate_candidate",
                columns: new[] { "lab_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_duplicate_candidate_second_id",
                table: "duplicate_candidate",
                column: "second_id");

            migrationBuilder.CreateIndex(
                name: "ix_likeness_name",
                table: "likeness",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_likeness_person_id",
                table: "likeness",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_likeness_phone",
                table: "likeness",
                column: "phone");

            migrationBuilder.CreateIndex(
                name: "ix_member_key_person_id",
                table: "member_key",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_read_link_read_id",
                table: "staff_read_link",
                column: "read_id",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_person_person_merged_into",
                table: "person",
                column: "merged_into",
                principalTable: "person",
                principalColumn: "id");

            migrationBuilder.ProtectPeople();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_person_person_merged_into",
                table: "person");

            migrationBuilder.DropTable(
                name: "assisted_action");

            migrationBuilder.DropTable(
                name: "demographics");

            migrationBuilder.DropTable(
                name: "duplicate_candidate");

            migrationBuilder.DropTable(
                name: "likeness");

            migrationBuilder.DropTable(
                name: "member_key");

            migrationBuilder.DropTable(
                name: "staff_read_link");

            migrationBuilder.DropTable(
                name: "staff_read_unchained");

            migrationBuilder.DropIndex(
                name: "ix_role_grant_lab_id_id",
                table: "role_grant");

            migrationBuilder.DropIndex(
                name: "ix_role_grant_person_id_role_lab_id",
                table: "role_grant");

            migrationBuilder.DropIndex(
                name: "ix_person_merged_into",
                table: "person");

            migrationBuilder.DropCheckConstraint(
                name: "ck_person_not_merged_into_herself",
                table: "person");

            migrationBuilder.DropIndex(
                name: "ix_membership_ended",
                table: "membership");

            migrationBuilder.DropIndex(
                name: "ix_membership_live",
                table: "membership");

            migrationBuilder.DropIndex(
                name: "ix_membership_person_id",
                table: "membership");

            migrationBuilder.DropIndex(
                name: "ix_membership_person_id_lab_id",
                table: "membership");

            migrationBuilder.DropIndex(
                name: "ix_enrolment_cohort_id_id",
                table: "enrolment");

            migrationBuilder.DropIndex(
                name: "ix_enrolment_cohort_id_state_id",
                table: "enrolment");

            migrationBuilder.DropColumn(
                name: "revoked_at",
                table: "role_grant");

            migrationBuilder.DropColumn(
                name: "revoked_by",
                table: "role_grant");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "person");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "membership");

            migrationBuilder.DropColumn(
                name: "about",
                table: "lab");

            migrationBuilder.DropColumn(
                name: "version",
                table: "lab");

            migrationBuilder.CreateIndex(
                name: "ix_role_grant_lab_id",
                table: "role_grant",
                column: "lab_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_grant_person_id_role_lab_id",
                table: "role_grant",
                columns: new[] { "person_id", "role", "lab_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_membership_lab_id",
                table: "membership",
                column: "lab_id");

            migrationBuilder.CreateIndex(
                name: "ix_membership_person_id_lab_id",
                table: "membership",
                columns: new[] { "person_id", "lab_id" },
                unique: true);
        }
    }
}
