using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CreativeLabs.Mentoring.Data.Migrations
{
    /// <inheritdoc />
    public partial class TopicsAndSeeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "declined_because",
                table: "proposals",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "seed",
                table: "match_runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "topics",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    wider = table.Column<string>(type: "text", nullable: true),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topics", x => x.code);
                    table.CheckConstraint("ck_topics_not_its_own_wider", "wider IS NULL OR wider <> code");
                });

            // What stood in the code until now; from here on the operator adds and names them.
            migrationBuilder.Sql("""
                INSERT INTO topics (code, name, wider, is_retired, version) VALUES
                  ('handicrafts', '{"ky":"Кол өнөрчүлүк","ru":"Ремёсла","en":"Handicrafts"}', NULL, false, 1),
                  ('felt', '{"ky":"Кийиз: шырдак жана ала кийиз","ru":"Войлок: шырдак и ала-кийиз","en":"Felt: shyrdak and ala-kiyiz"}', 'handicrafts', false, 1),
                  ('embroidery', '{"ky":"Сайма жана курак","ru":"Вышивка и курак","en":"Embroidery and patchwork"}', 'handicrafts', false, 1),
                  ('sewing', '{"ky":"Тигүү","ru":"Шитьё","en":"Sewing"}', 'handicrafts', false, 1),
                  ('creative-industries', '{"ky":"Чыгармачыл тармактар","ru":"Креативные индустрии","en":"Creative industries"}', NULL, false, 1),
                  ('digital-marketing', '{"ky":"Санарип маркетинг","ru":"Цифровой маркетинг","en":"Digital marketing"}', NULL, false, 1),
                  ('e-commerce', '{"ky":"Интернет аркылуу сатуу","ru":"Продажи через интернет","en":"E-commerce"}', 'digital-marketing', false, 1),
                  ('tourism', '{"ky":"Туризм","ru":"Туризм","en":"Tourism"}', NULL, false, 1),
                  ('guesthouse', '{"ky":"Конок үй жана сый тамак","ru":"Гостевой дом и стол","en":"Guesthouse and table"}', 'tourism', false, 1),
                  ('herbs', '{"ky":"Чөптөр жана мөмөлөр","ru":"Травы и ягоды","en":"Herbs and berries"}', NULL, false, 1),
                  ('business-plan', '{"ky":"Бизнес-план","ru":"Бизнес-план","en":"Business plan"}', NULL, false, 1),
                  ('finance', '{"ky":"Акча эсеби","ru":"Учёт денег","en":"Money and bookkeeping"}', 'business-plan', false, 1),
                  ('leadership', '{"ky":"Аялдардын лидерлиги","ru":"Лидерство женщин","en":"Women''s leadership"}', NULL, false, 1);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "topics");

            migrationBuilder.DropColumn(
                name: "declined_because",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "seed",
                table: "match_runs");
        }
    }
}
