using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Mentoring.Data.Migrations;

[DbContext(typeof(MentoringDb))]
[Migration("20261126043048_Initial")]
internal sealed class Initial : SqlMigration;
