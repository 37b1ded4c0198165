namespace CreativeLabs.Marketplace.Ledger;

/// <summary>What PostgreSQL itself sees to in the ledger, whoever writes: a journal sums to zero when its transaction commits, has
/// entries, and is never changed. The migration puts it there.</summary>
internal static class LedgerGuards
{
    public const string Create = """
        CREATE FUNCTION ledger_balances() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            journal uuid;
            total numeric;
        BEGIN
            IF TG_TABLE_NAME = 'journals' THEN journal := NEW.id; ELSE journal := NEW.journal_id; END IF;
            SELECT sum(amount) INTO total FROM entries WHERE journal_id = journal;
            IF total IS DISTINCT FROM 0 THEN
                RAISE EXCEPTION 'journal % does not sum to zero', journal
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_journals_balance';
            END IF;
            RETURN NULL;
        END $$;

        CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'the ledger is only ever added to' USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_ledger_append_only';
        END $$;

        CREATE CONSTRAINT TRIGGER journals_balance AFTER INSERT ON journals
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balances();
        CREATE CONSTRAINT TRIGGER entries_balance AFTER INSERT ON entries
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balances();
        CREATE TRIGGER journals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journals
            FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
        CREATE TRIGGER entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entries
            FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
        """;

    public const string Drop = """
        DROP TRIGGER entries_append_only ON entries;
        DROP TRIGGER journals_append_only ON journals;
        DROP TRIGGER entries_balance ON entries;
        DROP TRIGGER journals_balance ON journals;
        DROP FUNCTION ledger_is_append_only();
        DROP FUNCTION ledger_balances();
        """;
}
