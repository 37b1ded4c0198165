using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Registration.Data.Migrations;

[DbContext(typeof(RegistrationDb))]
[Migration("20261130003124_AddClaims")]
internal sealed class AddClaims : SqlMigration;
