using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Marketplace.Data.Migrations;

[DbContext(typeof(MarketplaceDb))]
[Migration("20261130201710_AddStandingOrders")]
internal sealed class AddStandingOrders : SqlMigration;
