using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Marketplace.Data.Migrations;

[DbContext(typeof(MarketplaceDb))]
[Migration("20261130050136_AddRightsByEnrolment")]
internal sealed class AddRightsByEnrolment : SqlMigration;
