using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Notifications.Data.Migrations;

[DbContext(typeof(NotificationsDb))]
[Migration("20261130160424_AddSmsProviders")]
internal sealed class AddSmsProviders : SqlMigration;
