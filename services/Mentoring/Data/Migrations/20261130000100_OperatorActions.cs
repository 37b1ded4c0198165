using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Mentoring.Data.Migrations;

[DbContext(typeof(MentoringDb))]
[Migration("20261130000100_OperatorActions")]
internal sealed class OperatorActions : SqlMigration;
