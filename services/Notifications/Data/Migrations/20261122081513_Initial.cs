using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Notifications.Data.Migrations;

[DbContext(typeof(NotificationsDb))]
[Migration("20261122081513_Initial")]
internal sealed class Initial : SqlMigration;
