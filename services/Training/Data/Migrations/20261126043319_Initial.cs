using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Training.Data.Migrations;

[DbContext(typeof(TrainingDb))]
[Migration("20261126043319_Initial")]
internal sealed class Initial : SqlMigration;
