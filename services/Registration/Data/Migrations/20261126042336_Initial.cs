using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CreativeLabs.Registration.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "holiday_override",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    off = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holiday_override", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "idempotency",
                columns: table => new
                {
                    caller = table.Column<string>(type: "text", nullable: false),
                    route = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    headers = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency", x => new { x.caller, x.route, x.key });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    processed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "lab",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    region = table.Column<string>(type: "jsonb", nullable: false),
                    district = table.Column<string>(type: "jsonb", nullable: false),
                    opened_in = table.Column<int>(type: "integer", nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    elevation_metres = table.Column<int>(type: "integer", nullable: true),
                    focus = table.Column<string>(type: "jsonb", nullable: false),
                    facilities = table.Column<string>(type: "jsonb", nullable: false),
                    languages = table.Column<string>(type: "jsonb", nullable: false),
                    hours = table.Column<string>(type: "jsonb", nullable: false),
                    about = table.Column<string>(type: "jsonb", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lab", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    lane = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    destination = table.Column<string>(type: "text", nullable: false),
                    message_type = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    mandatory = table.Column<bool>(type: "boolean", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    traceparent = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    parked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "outbox_lane",
                columns: table => new
                {
                    lane = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_lane", x => x.lane);
                });

            migrationBuilder.CreateTable(
                name: "partner",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    scopes = table.Column<List<string>>(type: "text[]", nullable: false),
                    labs = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    registered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    has_profile = table.Column<bool>(type: "boolean", nullable: false),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => x.id);
                    table.CheckConstraint("ck_person_language", "language IN ('ky', 'ru', 'en')");
                    table.CheckConstraint("ck_person_not_merged_into_herself", "merged_into <> id");
                    table.ForeignKey(
                        name: "fk_person_person_merged_into",
                        column: x => x.merged_into,
                        principalTable: "person",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "signing_key",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    kid = table.Column<string>(type: "text", nullable: false),
                    private_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    signs_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_key", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "staff_read",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_read", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ticket_key",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    kid = table.Column<string>(type: "text", nullable: false),
                    private_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    signs_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_key", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "closure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "jsonb", nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closure", x => x.id);
                    table.CheckConstraint("ck_closure_days", "first_day <= last_day");
                    table.ForeignKey(
                        name: "fk_closure_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "event",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    description = table.Column<string>(type: "jsonb", nullable: true),
                    venue = table.Column<string>(type: "jsonb", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    cancel_reason = table.Column<string>(type: "jsonb", nullable: true),
                    moves = table.Column<int>(type: "integer", nullable: false),
                    moved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event", x => x.id);
                    table.CheckConstraint("ck_event_times", "starts_at < ends_at");
                    table.ForeignKey(
                        name: "fk_event_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "programme",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    summary = table.Column<string>(type: "jsonb", nullable: false),
                    track = table.Column<string>(type: "text", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme", x => x.id);
                    table.ForeignKey(
                        name: "fk_programme_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "resource",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    needs_approval = table.Column<bool>(type: "boolean", nullable: false),
                    slot_minutes = table.Column<int>(type: "integer", nullable: false),
                    max_minutes = table.Column<int>(type: "integer", nullable: false),
                    days_ahead = table.Column<int>(type: "integer", nullable: false),
                    release_minutes = table.Column<int>(type: "integer", nullable: false),
                    in_use = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resource", x => x.id);
                    table.CheckConstraint("ck_resource_minutes", "slot_minutes > 0 AND max_minutes >= slot_minutes");
                    table.ForeignKey(
                        name: "fk_resource_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "self_help_group",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    purposes = table.Column<string>(type: "jsonb", nullable: false),
                    leader_id = table.Column<Guid>(type: "uuid", nullable: true),
                    treasurer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    members = table.Column<int>(type: "integer", nullable: false),
                    formed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    dissolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_self_help_group", x => x.id);
                    table.CheckConstraint("ck_self_help_group_leader", "(leader_id IS NULL) = (dissolved_at IS NOT NULL)");
                    table.CheckConstraint("ck_self_help_group_members", "0 <= members AND members <= 50");
                    table.CheckConstraint("ck_self_help_group_treasurer", "treasurer_id IS NULL OR treasurer_id <> leader_id");
                    table.ForeignKey(
                        name: "fk_self_help_group_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "weekly_quota",
                columns: table => new
                {
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_weekly_quota", x => new { x.lab_id, x.kind });
                    table.ForeignKey(
                        name: "fk_weekly_quota_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partner_secret",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_secret", x => x.id);
                    table.CheckConstraint("ck_partner_secret_slot", "slot BETWEEN 1 AND 2");
                    table.ForeignKey(
                        name: "fk_partner_secret_partner_partner_id",
                        column: x => x.partner_id,
                        principalTable: "partner",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "consent",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    text_version = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    way = table.Column<string>(type: "text", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent", x => x.id);
                    table.ForeignKey(
                        name: "fk_consent_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
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
                name: "erasure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    way = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasure", x => x.id);
                    table.ForeignKey(
                        name: "fk_erasure_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
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
                name: "membership",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membership", x => x.id);
                    table.ForeignKey(
                        name: "fk_membership_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_membership_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_vault",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    birth_year = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_vault", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_person_vault_person_person_id",
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
                    hashed_for = table.Column<Guid>(type: "uuid", nullable: false),
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

            migrationBuilder.CreateTable(
                name: "quota_use",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    week = table.Column<DateOnly>(type: "date", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quota_use", x => new { x.person_id, x.lab_id, x.kind, x.week });
                    table.CheckConstraint("ck_quota_use_minutes", "minutes >= 0");
                    table.ForeignKey(
                        name: "fk_quota_use_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_quota_use_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "role_grant",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: true),
                    granted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_grant", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_grant_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_role_grant_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<string>(type: "text", nullable: false, defaultValue: "Other"),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_because = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_session_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "story",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    publication_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_story", x => x.id);
                    table.CheckConstraint("ck_story_publication", "(state = 'Published') = (publication_id IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_story_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_story_person_author_id",
                        column: x => x.author_id,
                        principalTable: "person",
                        principalColumn: "id",
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

            migrationBuilder.CreateTable(
                name: "door",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    companions = table.Column<int>(type: "integer", nullable: false),
                    unregistered = table.Column<int>(type: "integer", nullable: false),
                    walk_ins = table.Column<int>(type: "integer", nullable: false),
                    no_shows = table.Column<int>(type: "integer", nullable: false),
                    names_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_door", x => x.event_id);
                    table.CheckConstraint("ck_door_counts", "0 <= persons AND 0 <= companions AND 0 <= unregistered AND 0 <= walk_ins AND 0 <= no_shows");
                    table.ForeignKey(
                        name: "fk_door_event_event_id",
                        column: x => x.event_id,
                        principalTable: "event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "headcount",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_headcount", x => new { x.event_id, x.device });
                    table.CheckConstraint("ck_headcount_count", "0 <= count");
                    table.ForeignKey(
                        name: "fk_headcount_event_event_id",
                        column: x => x.event_id,
                        principalTable: "event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hearing",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    comments_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    minutes = table.Column<string>(type: "jsonb", nullable: true),
                    decision = table.Column<string>(type: "jsonb", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hearing", x => x.event_id);
                    table.ForeignKey(
                        name: "fk_hearing_event_event_id",
                        column: x => x.event_id,
                        principalTable: "event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "place",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    needs = table.Column<string>(type: "jsonb", nullable: false),
                    insists = table.Column<bool>(type: "boolean", nullable: false),
                    companions = table.Column<byte[]>(type: "bytea", nullable: true),
                    offer_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place", x => x.id);
                    table.CheckConstraint("ck_place_offer", "(state = 'Offered') = (offer_until IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_place_event_event_id",
                        column: x => x.event_id,
                        principalTable: "event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_place_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "seating",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    confirmed = table.Column<int>(type: "integer", nullable: false),
                    offered = table.Column<int>(type: "integer", nullable: false),
                    waiting = table.Column<int>(type: "integer", nullable: false),
                    last_number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seating", x => x.event_id);
                    table.CheckConstraint("ck_seating_capacity", "0 <= confirmed AND 0 <= offered AND 0 <= waiting AND confirmed + offered <= capacity");
                    table.ForeignKey(
                        name: "fk_seating_event_event_id",
                        column: x => x.event_id,
                        principalTable: "event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cohort",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    apply_by = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    places = table.Column<int>(type: "integer", nullable: false),
                    admitted = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false, defaultValue: "Open"),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cohort", x => x.id);
                    table.CheckConstraint("ck_cohort_places", "0 <= admitted AND admitted <= places");
                    table.ForeignKey(
                        name: "fk_cohort_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_cohort_programme_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programme",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "booking",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lab_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: true),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    booked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    waits_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking", x => x.id);
                    table.CheckConstraint("ck_booking_time", "starts_at < ends_at");
                    table.ForeignKey(
                        name: "fk_booking_lab_lab_id",
                        column: x => x.lab_id,
                        principalTable: "lab",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_booking_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_booking_resource_resource_id",
                        column: x => x.resource_id,
                        principalTable: "resource",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_invitation", x => x.id);
                    table.ForeignKey(
                        name: "fk_group_invitation_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_group_invitation_self_help_group_group_id",
                        column: x => x.group_id,
                        principalTable: "self_help_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_member",
                columns: table => new
                {
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_member", x => new { x.group_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_group_member_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_group_member_self_help_group_group_id",
                        column: x => x.group_id,
                        principalTable: "self_help_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "erasure_part",
                columns: table => new
                {
                    erasure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service = table.Column<string>(type: "text", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasure_part", x => new { x.erasure_id, x.service });
                    table.ForeignKey(
                        name: "fk_erasure_part_erasure_erasure_id",
                        column: x => x.erasure_id,
                        principalTable: "erasure",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "refresh_token",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    replaced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    successor = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refresh_token", x => x.hash);
                    table.ForeignKey(
                        name: "fk_refresh_token_session_session_id",
                        column: x => x.session_id,
                        principalTable: "session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "picture",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    story_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    alt = table.Column<byte[]>(type: "bytea", nullable: true),
                    data_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    media_type = table.Column<string>(type: "text", nullable: true),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    gone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_picture", x => x.id);
                    table.CheckConstraint("ck_picture_gone", "gone_at IS NULL OR (alt IS NULL AND data_key IS NULL AND media_type IS NULL AND hash IS NULL)");
                    table.CheckConstraint("ck_picture_place", "1 <= place AND place <= 10");
                    table.ForeignKey(
                        name: "fk_picture_story_story_id",
                        column: x => x.story_id,
                        principalTable: "story",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "agenda_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_item", x => x.id);
                    table.ForeignKey(
                        name: "fk_agenda_item_hearing_event_id",
                        column: x => x.event_id,
                        principalTable: "hearing",
                        principalColumn: "event_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "follow_up",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "jsonb", nullable: false),
                    who = table.Column<string>(type: "jsonb", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    outcome = table.Column<string>(type: "jsonb", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow_up", x => x.id);
                    table.ForeignKey(
                        name: "fk_follow_up_hearing_event_id",
                        column: x => x.event_id,
                        principalTable: "hearing",
                        principalColumn: "event_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "check_in",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    people = table.Column<int>(type: "integer", nullable: false),
                    device = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    told = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_in", x => new { x.event_id, x.id });
                    table.CheckConstraint("ck_check_in_people", "1 <= people AND (person_id IS NOT NULL OR place_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_check_in_event_event_id",
                        column: x => x.event_id,
                        principalTable: "event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_check_in_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_check_in_place_place_id",
                        column: x => x.place_id,
                        principalTable: "place",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "support_seats",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    unmet = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_seats", x => new { x.event_id, x.kind });
                    table.CheckConstraint("ck_support_seats_taken", "0 <= taken AND taken <= capacity AND 0 <= unmet");
                    table.ForeignKey(
                        name: "fk_support_seats_seating_event_id",
                        column: x => x.event_id,
                        principalTable: "seating",
                        principalColumn: "event_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "waiting_block",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    block = table.Column<int>(type: "integer", nullable: false),
                    waiting = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waiting_block", x => new { x.event_id, x.block });
                    table.CheckConstraint("ck_waiting_block_waiting", "0 <= waiting");
                    table.ForeignKey(
                        name: "fk_waiting_block_seating_event_id",
                        column: x => x.event_id,
                        principalTable: "seating",
                        principalColumn: "event_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "enrolment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    motivation = table.Column<byte[]>(type: "bytea", nullable: true),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment", x => x.id);
                    table.ForeignKey(
                        name: "fk_enrolment_cohort_cohort_id",
                        column: x => x.cohort_id,
                        principalTable: "cohort",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_enrolment_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "open_call",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criteria = table.Column<string>(type: "jsonb", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_call", x => x.cohort_id);
                    table.ForeignKey(
                        name: "fk_open_call_cohort_cohort_id",
                        column: x => x.cohort_id,
                        principalTable: "cohort",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "picture_consent",
                columns: table => new
                {
                    picture_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_picture_consent", x => new { x.picture_id, x.person_id });
                    table.CheckConstraint("ck_picture_consent_given", "(consent_id IS NULL) = (given_at IS NULL)");
                    table.ForeignKey(
                        name: "fk_picture_consent_consent_consent_id",
                        column: x => x.consent_id,
                        principalTable: "consent",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_picture_consent_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_picture_consent_picture_picture_id",
                        column: x => x.picture_id,
                        principalTable: "picture",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "picture_content",
                columns: table => new
                {
                    picture_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_picture_content", x => x.picture_id);
                    table.ForeignKey(
                        name: "fk_picture_content_picture_picture_id",
                        column: x => x.picture_id,
                        principalTable: "picture",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hearing_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agenda_item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: true),
                    way = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    hidden_for = table.Column<byte[]>(type: "bytea", nullable: true),
                    moderated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hearing_comment", x => x.id);
                    table.CheckConstraint("ck_hearing_comment_number", "1 <= number");
                    table.CheckConstraint("ck_hearing_comment_way", "(way = 'Online') = (person_id IS NOT NULL) AND (person_id IS NULL) = (number IS NULL)");
                    table.ForeignKey(
                        name: "fk_hearing_comment_agenda_item_agenda_item_id",
                        column: x => x.agenda_item_id,
                        principalTable: "agenda_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hearing_comment_hearing_event_id",
                        column: x => x.event_id,
                        principalTable: "hearing",
                        principalColumn: "event_id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hearing_comment_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "juror",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    named_by = table.Column<Guid>(type: "uuid", nullable: false),
                    named_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_juror", x => new { x.cohort_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_juror_open_call_cohort_id",
                        column: x => x.cohort_id,
                        principalTable: "open_call",
                        principalColumn: "cohort_id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_juror_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "score",
                columns: table => new
                {
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    juror_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_score", x => new { x.enrolment_id, x.juror_id, x.criterion_id });
                    table.CheckConstraint("ck_score_points", "points BETWEEN 0 AND 10");
                    table.ForeignKey(
                        name: "fk_score_enrolment_enrolment_id",
                        column: x => x.enrolment_id,
                        principalTable: "enrolment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_score_juror_cohort_id_juror_id",
                        columns: x => new { x.cohort_id, x.juror_id },
                        principalTable: "juror",
                        principalColumns: new[] { "cohort_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "outbox_lane",
                column: "lane",
                values: new object[]
                {
                    0,
                    1,
                    2,
                    3,
                    4,
                    5,
                    6,
                    7
                });

            migrationBuilder.CreateIndex(
                name: "ix_agenda_item_event_id_position",
                table: "agenda_item",
                columns: new[] { "event_id", "position" });

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
                name: "ix_booking_lab_id_id",
                table: "booking",
                columns: new[] { "lab_id", "id" },
                filter: "state = 'Held'");

            migrationBuilder.CreateIndex(
                name: "ix_booking_lab_id_starts_at",
                table: "booking",
                columns: new[] { "lab_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_person_id_id",
                table: "booking",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_resource_id",
                table: "booking",
                column: "resource_id");

            migrationBuilder.CreateIndex(
                name: "ix_booking_series_id",
                table: "booking",
                column: "series_id",
                filter: "series_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_check_in_event_id_person_id",
                table: "check_in",
                columns: new[] { "event_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_check_in_person_id",
                table: "check_in",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_check_in_place_id",
                table: "check_in",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_check_in_untold",
                table: "check_in",
                column: "event_id",
                filter: "place_id IS NULL AND person_id IS NOT NULL AND NOT told");

            migrationBuilder.CreateIndex(
                name: "ix_closure_lab_id_id",
                table: "closure",
                columns: new[] { "lab_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_closure_lab_id_last_day",
                table: "closure",
                columns: new[] { "lab_id", "last_day" });

            migrationBuilder.CreateIndex(
                name: "ix_cohort_lab_id",
                table: "cohort",
                column: "lab_id");

            migrationBuilder.CreateIndex(
                name: "ix_cohort_programme_id",
                table: "cohort",
                column: "programme_id");

            migrationBuilder.CreateIndex(
                name: "ix_consent_person_id_purpose_text_version",
                table: "consent",
                columns: new[] { "person_id", "purpose", "text_version" },
                unique: true,
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_contact_point_phone_index_slot",
                table: "contact_point",
                columns: new[] { "phone_index", "slot" },
                unique: true);

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
                name: "ix_enrolment_cohort_id_id",
                table: "enrolment",
                columns: new[] { "cohort_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_cohort_id_person_id",
                table: "enrolment",
                columns: new[] { "cohort_id", "person_id" },
                unique: true,
                filter: "state <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_cohort_id_state_id",
                table: "enrolment",
                columns: new[] { "cohort_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_person_id_id",
                table: "enrolment",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_erasure_open",
                table: "erasure",
                column: "id",
                filter: "state <> 'Done'");

            migrationBuilder.CreateIndex(
                name: "ix_erasure_person_id",
                table: "erasure",
                column: "person_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_lab_id_starts_at_id",
                table: "event",
                columns: new[] { "lab_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_starts_at_id",
                table: "event",
                columns: new[] { "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_follow_up_event_id_id",
                table: "follow_up",
                columns: new[] { "event_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_invitation_group_id_person_id",
                table: "group_invitation",
                columns: new[] { "group_id", "person_id" },
                unique: true,
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_group_invitation_person_id_id",
                table: "group_invitation",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_member_person_id_group_id",
                table: "group_member",
                columns: new[] { "person_id", "group_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hearing_comment_agenda_item_id",
                table: "hearing_comment",
                column: "agenda_item_id");

            migrationBuilder.CreateIndex(
                name: "ix_hearing_comment_event_id_agenda_item_id_id",
                table: "hearing_comment",
                columns: new[] { "event_id", "agenda_item_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hearing_comment_event_id_id",
                table: "hearing_comment",
                columns: new[] { "event_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hearing_comment_event_id_person_id_number",
                table: "hearing_comment",
                columns: new[] { "event_id", "person_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hearing_comment_person_id",
                table: "hearing_comment",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_expires_at",
                table: "idempotency",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_processed_at",
                table: "inbox",
                column: "processed_at");

            migrationBuilder.CreateIndex(
                name: "ix_juror_person_id_cohort_id",
                table: "juror",
                columns: new[] { "person_id", "cohort_id" });

            migrationBuilder.CreateIndex(
                name: "ix_known_device_last_seen_at",
                table: "known_device",
                column: "last_seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_known_device_person_id",
                table: "known_device",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_lab_code",
                table: "lab",
                column: "code",
                unique: true);

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
                name: "ix_outbox_key_seq",
                table: "outbox",
                columns: new[] { "key", "seq" },
                filter: "attempts > 0");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_lane_next_attempt_at",
                table: "outbox",
                columns: new[] { "lane", "next_attempt_at" },
                filter: "parked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_id",
                table: "outbox",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partner_secret_live",
                table: "partner_secret",
                columns: new[] { "partner_id", "slot" },
                unique: true,
                filter: "revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_person_merged_into",
                table: "person",
                column: "merged_into");

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

            migrationBuilder.CreateIndex(
                name: "ix_picture_story_id_place",
                table: "picture",
                columns: new[] { "story_id", "place" },
                unique: true,
                filter: "gone_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_picture_consent_consent_id",
                table: "picture_consent",
                column: "consent_id");

            migrationBuilder.CreateIndex(
                name: "ix_picture_consent_person_id_picture_id",
                table: "picture_consent",
                columns: new[] { "person_id", "picture_id" });

            migrationBuilder.CreateIndex(
                name: "ix_place_event_id_id",
                table: "place",
                columns: new[] { "event_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_place_event_id_person_id_id",
                table: "place",
                columns: new[] { "event_id", "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_place_event_id_state_id",
                table: "place",
                columns: new[] { "event_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_place_live",
                table: "place",
                columns: new[] { "event_id", "person_id" },
                unique: true,
                filter: "state IN ('Requested', 'Confirmed', 'Waitlisted', 'Offered', 'Attended')");

            migrationBuilder.CreateIndex(
                name: "ix_place_offered",
                table: "place",
                columns: new[] { "event_id", "offer_until" },
                filter: "state = 'Offered'");

            migrationBuilder.CreateIndex(
                name: "ix_place_person_id_id",
                table: "place",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_place_waiting",
                table: "place",
                columns: new[] { "event_id", "number" },
                unique: true,
                filter: "state = 'Waitlisted'");

            migrationBuilder.CreateIndex(
                name: "ix_programme_lab_id",
                table: "programme",
                column: "lab_id");

            migrationBuilder.CreateIndex(
                name: "ix_programme_slug",
                table: "programme",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quota_use_lab_id",
                table: "quota_use",
                column: "lab_id");

            migrationBuilder.CreateIndex(
                name: "ix_refresh_token_session_id",
                table: "refresh_token",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_resource_lab_id_id",
                table: "resource",
                columns: new[] { "lab_id", "id" });

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
                name: "ix_score_cohort_id_juror_id",
                table: "score",
                columns: new[] { "cohort_id", "juror_id" });

            migrationBuilder.CreateIndex(
                name: "ix_self_help_group_lab_id_id",
                table: "self_help_group",
                columns: new[] { "lab_id", "id" });

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
                name: "ix_session_person_id",
                table: "session",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_signing_key_kid",
                table: "signing_key",
                column: "kid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_read_person_id_at",
                table: "staff_read",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_read_link_read_id",
                table: "staff_read_link",
                column: "read_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_story_author_id_id",
                table: "story",
                columns: new[] { "author_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_story_lab_id_publication_id",
                table: "story",
                columns: new[] { "lab_id", "publication_id" });

            migrationBuilder.CreateIndex(
                name: "ix_story_lab_id_state_id",
                table: "story",
                columns: new[] { "lab_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_story_publication_id",
                table: "story",
                column: "publication_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ticket_key_kid",
                table: "ticket_key",
                column: "kid",
                unique: true);

            migrationBuilder.PutUpGuards();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.TakeDownGuards();
            migrationBuilder.DropTable(
                name: "assisted_action");

            migrationBuilder.DropTable(
                name: "booking");

            migrationBuilder.DropTable(
                name: "check_in");

            migrationBuilder.DropTable(
                name: "closure");

            migrationBuilder.DropTable(
                name: "contact_point");

            migrationBuilder.DropTable(
                name: "demographics");

            migrationBuilder.DropTable(
                name: "door");

            migrationBuilder.DropTable(
                name: "duplicate_candidate");

            migrationBuilder.DropTable(
                name: "erasure_part");

            migrationBuilder.DropTable(
                name: "follow_up");

            migrationBuilder.DropTable(
                name: "group_invitation");

            migrationBuilder.DropTable(
                name: "group_member");

            migrationBuilder.DropTable(
                name: "headcount");

            migrationBuilder.DropTable(
                name: "hearing_comment");

            migrationBuilder.DropTable(
                name: "holiday_override");

            migrationBuilder.DropTable(
                name: "idempotency");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "known_device");

            migrationBuilder.DropTable(
                name: "likeness");

            migrationBuilder.DropTable(
                name: "member_key");

            migrationBuilder.DropTable(
                name: "membership");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "outbox_lane");

            migrationBuilder.DropTable(
                name: "partner_secret");

            migrationBuilder.DropTable(
                name: "phone_change");

            migrationBuilder.DropTable(
                name: "picture_consent");

            migrationBuilder.DropTable(
                name: "picture_content");

            migrationBuilder.DropTable(
                name: "pin");

            migrationBuilder.DropTable(
                name: "quota_use");

            migrationBuilder.DropTable(
                name: "refresh_token");

            migrationBuilder.DropTable(
                name: "role_grant");

            migrationBuilder.DropTable(
                name: "score");

            migrationBuilder.DropTable(
                name: "signing_key");

            migrationBuilder.DropTable(
                name: "staff_read_link");

            migrationBuilder.DropTable(
                name: "staff_read_unchained");

            migrationBuilder.DropTable(
                name: "support_seats");

            migrationBuilder.DropTable(
                name: "ticket_key");

            migrationBuilder.DropTable(
                name: "waiting_block");

            migrationBuilder.DropTable(
                name: "weekly_quota");

            migrationBuilder.DropTable(
                name: "resource");

            migrationBuilder.DropTable(
                name: "place");

            migrationBuilder.DropTable(
                name: "erasure");

            migrationBuilder.DropTable(
                name: "self_help_group");

            migrationBuilder.DropTable(
                name: "agenda_item");

            migrationBuilder.DropTable(
                name: "person_vault");

            migrationBuilder.DropTable(
                name: "partner");

            migrationBuilder.DropTable(
                name: "consent");

            migrationBuilder.DropTable(
                name: "picture");

            migrationBuilder.DropTable(
                name: "session");

            migrationBuilder.DropTable(
                name: "enrolment");

            migrationBuilder.DropTable(
                name: "juror");

            migrationBuilder.DropTable(
                name: "staff_read");

            migrationBuilder.DropTable(
                name: "seating");

            migrationBuilder.DropTable(
                name: "hearing");

            migrationBuilder.DropTable(
                name: "story");

            migrationBuilder.DropTable(
                name: "open_call");

            migrationBuilder.DropTable(
                name: "event");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "cohort");

            migrationBuilder.DropTable(
                name: "programme");

            migrationBuilder.DropTable(
                name: "lab");
        }
    }
}
