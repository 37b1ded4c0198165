using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Registration.Data;

/// <summary>Who leads a group and who keeps its money is one of its members: two foreign keys from the group back to its list.</summary>
internal static class GroupGuards
{
    /// <summary>The keys are checked at once, but a new group and its first member may be written in any order within one
    /// transaction.</summary>
    public static void ProtectLeaders(this MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE self_help_group
          ADD CONSTRAINT fk_self_help_group_leader FOREIGN KEY (id, leader_id)
            REFERENCES group_member (group_id, person_id) DEFERRABLE INITIALLY IMMEDIATE,
          ADD CONSTRAINT fk_self_help_group_treasurer FOREIGN KEY (id, treasurer_id)
            REFERENCES group_member (group_id, person_id) DEFERRABLE INITIALLY IMMEDIATE;
        """);

    /// <summary>Takes the two keys away again, which stand in the way of dropping the tables.</summary>
    public static void ReleaseLeaders(this MigrationBuilder migration) => migration.Sql(
        "ALTER TABLE self_help_group DROP CONSTRAINT fk_self_help_group_leader, DROP CONSTRAINT fk_self_help_group_treasurer;");
}
