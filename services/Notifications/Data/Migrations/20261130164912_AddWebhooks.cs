using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Notifications.Data.Migrations;

[DbContext(typeof(NotificationsDb))]
[Migration("20261130164912_AddWebhooks")]
internal sealed class AddWebhooks : SqlMigration;
