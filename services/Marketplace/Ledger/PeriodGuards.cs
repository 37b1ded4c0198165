namespace CreativeLabs.Marketplace.Ledger;

/// <summary>What PostgreSQL itself sees to of closed months: no journal is written into one, and none is opened again.</summary>
internal static class PeriodGuards
{
    public const string Create = """
        CREATE FUNCTION ledger_period_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT FROM ledger_periods
                WHERE month = date_trunc('month', NEW.created_at AT TIME ZONE 'Asia/Bishkek')::date) THEN
                RAISE EXCEPTION 'the month of journal % is closed', NEW.id
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_ledger_period_closed';
            END IF;
            RETURN NEW;
        END $$;

        CREATE TRIGGER journals_in_open_period BEFORE INSERT ON journals
            FOR EACH ROW EXECUTE FUNCTION ledger_period_is_open();
        CREATE TRIGGER ledger_periods_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_periods
            FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
        """;

    public const string Drop = """
        DROP TRIGGER ledger_periods_append_only ON ledger_periods;
        DROP TRIGGER journals_in_open_period ON journals;
        DROP FUNCTION ledger_period_is_open();
        """;
}
