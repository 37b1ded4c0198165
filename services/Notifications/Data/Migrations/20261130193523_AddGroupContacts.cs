using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Notifications.Data.Migrations;

[DbContext(typeof(NotificationsDb))]
[Migration("20261130193523_AddGroupContacts")]
internal sealed class AddGroupContacts : SqlMigration;
