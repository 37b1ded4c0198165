using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Registration.Data;

/// <summary>The blind indexes of numbers moved from the vault to a table of their own.</summary>
internal static class PhoneIndexes
{
    /// <summary>Before the column goes.</summary>
    public static void SetPhoneIndexesAside(this MigrationBuilder migration) => migration.Sql("""
        CREATE TEMPORARY TABLE phone_index_aside ON COMMIT DROP AS
          SELECT person_id, phone_index FROM person_vault WHERE phone_index IS NOT NULL;
        """);

    /// <summary>After the table has come: a number belonged to one person until then.</summary>
    public static void BringPhoneIndexesBack(this MigrationBuilder migration) => migration.Sql("""
        INSERT INTO contact_point (person_id, phone_index, slot, label, version)
          SELECT person_id, phone_index, 1, 'Initials', 1 FROM phone_index_aside;
        """);
}
