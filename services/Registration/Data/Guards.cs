using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Registration.Data;

/// <summary>What the database itself refuses: triggers and constraints that the model cannot express. The first migration puts them
/// up.</summary>
internal static class Guards
{
    public static void PutUpGuards(this MigrationBuilder migration)
    {
        migration.ProtectRecords();
        migration.ProtectPeople();
        migration.KeepBookingsApart();
        migration.ProtectLeaders();
    }

    /// <summary>The functions take their triggers with them.</summary>
    public static void TakeDownGuards(this MigrationBuilder migration)
    {
        migration.ReleaseLeaders();
        migration.Sql("DROP FUNCTION refuse_change, await_chain, hold_merge, refuse_merged, refuse_merged_author, " +
            "refuse_as_merged CASCADE;");
    }
}
