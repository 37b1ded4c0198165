using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Marketplace.Data.Migrations;

[DbContext(typeof(MarketplaceDb))]
[Migration("20261122114229_Erasure")]
internal sealed class Erasure : SqlMigration;
