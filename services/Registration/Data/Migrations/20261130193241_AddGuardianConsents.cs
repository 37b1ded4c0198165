using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Registration.Data.Migrations;

[DbContext(typeof(RegistrationDb))]
[Migration("20261130193241_AddGuardianConsents")]
internal sealed class AddGuardianConsents : SqlMigration;
