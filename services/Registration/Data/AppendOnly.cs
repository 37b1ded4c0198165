using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Registration.Data;

/// <summary>Records that nobody may rewrite, the service itself included: the database refuses.</summary>
internal static class AppendOnly
{
    /// <summary>staff_read takes inserts only; of a consent only its withdrawal can be written, once.</summary>
    public static void ProtectRecords(this MigrationBuilder migration) => migration.Sql("""
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END $$;
        CREATE TRIGGER staff_read_append_only BEFORE UPDATE OR DELETE ON staff_read FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER consent_not_deleted BEFORE DELETE ON consent FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER consent_only_withdrawn BEFORE UPDATE ON consent FOR EACH ROW
          WHEN (OLD.withdrawn_at IS NOT NULL
            OR (OLD.id, OLD.person_id, OLD.purpose, OLD.text_version, OLD.language, OLD.way, OLD.given_at)
              IS DISTINCT FROM (NEW.id, NEW.person_id, NEW.purpose, NEW.text_version, NEW.language, NEW.way, NEW.given_at))
          EXECUTE FUNCTION refuse_change();
        """);
}
