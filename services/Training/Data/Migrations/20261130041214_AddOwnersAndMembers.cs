using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Training.Data.Migrations;

[DbContext(typeof(TrainingDb))]
[Migration("20261130041214_AddOwnersAndMembers")]
internal sealed class AddOwnersAndMembers : SqlMigration;
