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
            migrationBuilder.ProtectLeaders();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.ReleaseLeaders();

            migrationBuilder.DropTable(
                name: "group_invitation");

            migrationBuilder.DropTable(
                name: "group_member");

            migrationBuilder.DropTable(
                name: "picture_consent");

            migrationBuilder.DropTable(
                name: "picture_content");

            migrationBuilder.DropTable(
                name: "self_help_group");

            migrationBuilder.DropTable(
                name: "picture");

            migrationBuilder.DropTable(
                name: "story");
        }
    }
}
