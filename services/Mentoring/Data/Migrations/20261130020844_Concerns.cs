using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Mentoring.Data.Migrations;

[DbContext(typeof(MentoringDb))]
[Migration("20261130020844_Concerns")]
internal sealed class Concerns : SqlMigration;
