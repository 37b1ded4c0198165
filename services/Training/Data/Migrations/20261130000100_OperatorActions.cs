using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Training.Data.Migrations;

[DbContext(typeof(TrainingDb))]
[Migration("20261130000100_OperatorActions")]
internal sealed class OperatorActions : SqlMigration;
