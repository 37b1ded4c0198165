using System;
using CreativeLabs.Registration.Groups;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Registration.Data.Migrations
{
    /// <inheritdoc />
    public partial class Groups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                    reason = table.Column<string>(type: "jsonb", nullable: true),
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
                    hidden_for = table.Column<string>(type: "jsonb", nullable: true),
                    moderated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hearing_comment", x => x.id);
                    table.CheckConstraint("ck_hearing_comment_number", "number BETWEEN 1 AND 10");
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

            migrationBuilder.CreateIndex(
                name: "ix_agenda_item_event_id_position",
                table: "agenda_item",
                columns: new[] { "event_id", "position" });

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
                name: "ix_self_help_group_lab_id_id",
                table: "self_help_group",
                columns: new[] { "lab_id", "id" });

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
            migrationBuilder.ProtectLeaders();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.ReleaseLeaders();

            migrationBuilder.DropTable(
                name: "check_in");

            migrationBuilder.DropTable(
                name: "door");

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
                name: "picture_consent");

            migrationBuilder.DropTable(
                name: "picture_content");

            migrationBuilder.DropTable(
                name: "ticket_key");

            migrationBuilder.DropTable(
                name: "self_help_group");

            migrationBuilder.DropTable(
                name: "agenda_item");

            migrationBuilder.DropTable(
                name: "picture");

            migrationBuilder.DropTable(
                name: "hearing");

            migrationBuilder.DropTable(
                name: "story");
        }
    }
}
