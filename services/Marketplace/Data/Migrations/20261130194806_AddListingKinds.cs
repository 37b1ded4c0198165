using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Marketplace.Data.Migrations;

[DbContext(typeof(MarketplaceDb))]
[Migration("20261130194806_AddListingKinds")]
internal sealed class AddListingKinds : SqlMigration;
