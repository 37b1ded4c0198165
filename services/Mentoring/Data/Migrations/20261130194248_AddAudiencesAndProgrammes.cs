using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Mentoring.Data.Migrations;

[DbContext(typeof(MentoringDb))]
[Migration("20261130194248_AddAudiencesAndProgrammes")]
internal sealed class AddAudiencesAndProgrammes : SqlMigration;
