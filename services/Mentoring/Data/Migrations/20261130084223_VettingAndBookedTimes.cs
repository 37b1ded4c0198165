using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Mentoring.Data.Migrations;

[DbContext(typeof(MentoringDb))]
[Migration("20261130084223_VettingAndBookedTimes")]
internal sealed class VettingAndBookedTimes : SqlMigration;
