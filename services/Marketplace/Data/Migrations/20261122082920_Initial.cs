using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Marketplace.Data.Migrations;

[DbContext(typeof(MarketplaceDb))]
[Migration("20261122082920_Initial")]
internal sealed class Initial : SqlMigration;
