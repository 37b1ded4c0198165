using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Registration.Data.Migrations;

[DbContext(typeof(RegistrationDb))]
[Migration("20261130195338_AddBlocks")]
internal sealed class AddBlocks : SqlMigration;
