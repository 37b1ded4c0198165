using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Registration.Data.Migrations;

[DbContext(typeof(RegistrationDb))]
[Migration("20261126042336_Initial")]
internal sealed class Initial : SqlMigration;
