using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Registration.Data;

/// <summary>What the database holds about people where no constraint can say it.</summary>
internal static class PeopleGuards
{
    // Who refers to a person in a way that must not happen under an id that was merged.
    private static readonly string[] GuardedTables =
    [
        "membership", "enrolment", "consent", "session", "role_grant", "demographics", "contact_point", "phone_change", "pin",
        "known_device", "juror",
        "group_member", "group_invitation", "picture_consent", "hearing_comment", "booking", "quota_use", "check_in", "place",
    ];

    /// <summary>Records that nobody may rewrite; reads that queue for their chain; merges without chains, cycles or stragglers.</summary>
    public static void ProtectPeople(this MigrationBuilder migration)
    {
        migration.Sql("""
            CREATE TRIGGER assisted_action_append_only BEFORE UPDATE OR DELETE ON assisted_action FOR EACH ROW
              EXECUTE FUNCTION refuse_change();
            CREATE TRIGGER staff_read_link_append_only BEFORE UPDATE OR DELETE ON staff_read_link FOR EACH ROW
              EXECUTE FUNCTION refuse_change();
            CREATE TRIGGER staff_read_not_emptied BEFORE TRUNCATE ON staff_read FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            CREATE TRIGGER staff_read_link_not_emptied BEFORE TRUNCATE ON staff_read_link FOR EACH STATEMENT
              EXECUTE FUNCTION refuse_change();
            CREATE TRIGGER assisted_action_not_emptied BEFORE TRUNCATE ON assisted_action FOR EACH STATEMENT
              EXECUTE FUNCTION refuse_change();

            CREATE FUNCTION await_chain() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              INSERT INTO staff_read_unchained (read_id) VALUES (NEW.id);
              RETURN NULL;
            END $$;
            CREATE TRIGGER staff_read_awaits_chain AFTER INSERT ON staff_read FOR EACH ROW EXECUTE FUNCTION await_chain();
            INSERT INTO staff_read_unchained (read_id) SELECT id FROM staff_read;
            """);
        // Locks, so that of two merges at one moment the second sees what the first one did.
        migration.Sql("""
            CREATE FUNCTION hold_merge() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              PERFORM FROM person WHERE id = NEW.merged_into AND merged_into IS NULL FOR UPDATE;
              IF NOT FOUND OR EXISTS (SELECT FROM person WHERE merged_into = NEW.id) THEN
                RAISE EXCEPTION 'a merged record can neither take nor lead on' USING ERRCODE = 'serialization_failure';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER person_merge_held BEFORE INSERT OR UPDATE OF merged_into ON person FOR EACH ROW
              WHEN (NEW.merged_into IS NOT NULL) EXECUTE FUNCTION hold_merge();

            CREATE FUNCTION refuse_as_merged(who uuid) RETURNS void LANGUAGE plpgsql AS $$
            BEGIN
              PERFORM FROM person WHERE id = who AND merged_into IS NULL FOR KEY SHARE;
              IF NOT FOUND THEN
                RAISE EXCEPTION 'this person was merged' USING ERRCODE = 'serialization_failure';
              END IF;
            END $$;
            CREATE FUNCTION refuse_merged() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              PERFORM refuse_as_merged(NEW.person_id);
              RETURN NEW;
            END $$;
            CREATE FUNCTION refuse_merged_author() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              PERFORM refuse_as_merged(NEW.author_id);
              RETURN NEW;
            END $$;
            CREATE TRIGGER story_not_of_merged BEFORE INSERT ON story FOR EACH ROW EXECUTE FUNCTION refuse_merged_author();
            """);
        foreach (var table in GuardedTables)
        {
            // Who came or wrote on paper without being registered is nobody's record.
            var named = table is "check_in" or "hearing_comment" ? "WHEN (NEW.person_id IS NOT NULL)" : "";
            migration.Sql(
                $"CREATE TRIGGER {table}_not_of_merged BEFORE INSERT ON {table} FOR EACH ROW {named} EXECUTE FUNCTION refuse_merged();");
        }
    }
}
