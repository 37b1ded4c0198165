using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Notifications.Data.Migrations;

[DbContext(typeof(NotificationsDb))]
[Migration("20261122114249_Erasure")]
internal sealed class Erasure : SqlMigration;
