ALTER TABLE seller_orders ADD payout_id uuid;

CREATE TABLE ledger_periods (
    month date NOT NULL,
    closed_by uuid NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_ledger_periods PRIMARY KEY (month),
    CONSTRAINT ck_ledger_periods_month CHECK (extract(day FROM month) = 1)
);

CREATE TABLE payout_accounts (
    seller_id uuid NOT NULL,
    sealed_number bytea NOT NULL,
    tail text NOT NULL,
    CONSTRAINT pk_payout_accounts PRIMARY KEY (seller_id),
    CONSTRAINT fk_payout_accounts_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE RESTRICT
);

CREATE TABLE payout_batches (
    id uuid NOT NULL,
    state text NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    approved_by uuid,
    approved_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_payout_batches PRIMARY KEY (id),
    CONSTRAINT ck_payout_batches_approved CHECK (state <> 'Approved' OR approved_by IS NOT NULL),
    CONSTRAINT ck_payout_batches_four_eyes CHECK (approved_by <> created_by)
);

CREATE TABLE settlement_files (
    id uuid NOT NULL,
    rail text NOT NULL,
    day date NOT NULL,
    uploaded_by uuid NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_settlement_files PRIMARY KEY (id)
);

CREATE TABLE payouts (
    id uuid NOT NULL,
    batch_id uuid NOT NULL,
    seller_id uuid NOT NULL,
    person_id uuid NOT NULL,
    rail text NOT NULL,
    amount bigint NOT NULL,
    state text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    rail_transaction text,
    version integer NOT NULL,
    CONSTRAINT pk_payouts PRIMARY KEY (id),
    CONSTRAINT ck_payouts_amount CHECK (amount > 0),
    CONSTRAINT fk_payouts_payout_batches_batch_id FOREIGN KEY (batch_id) REFERENCES payout_batches (id) ON DELETE RESTRICT,
    CONSTRAINT fk_payouts_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE RESTRICT
);

CREATE TABLE settlement_lines (
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    rail text NOT NULL,
    transaction text NOT NULL,
    kind text NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    CONSTRAINT pk_settlement_lines PRIMARY KEY (id),
    CONSTRAINT ck_settlement_lines_amount CHECK (amount > 0),
    CONSTRAINT fk_settlement_lines_settlement_files_file_id FOREIGN KEY (file_id) REFERENCES settlement_files (id) ON DELETE RESTRICT
);

CREATE INDEX ix_seller_orders_payout_id ON seller_orders (payout_id);

CREATE UNIQUE INDEX ix_refunds_under_way ON refunds (receipt_id) WHERE state IN ('Approved', 'Sent', 'Unknown');

CREATE UNIQUE INDEX ix_payouts_batch_id_seller_id ON payouts (batch_id, seller_id);

CREATE INDEX ix_payouts_person_id_id ON payouts (person_id, id);

CREATE INDEX ix_payouts_seller_id ON payouts (seller_id);

CREATE UNIQUE INDEX ix_settlement_files_rail_day ON settlement_files (rail, day);

CREATE UNIQUE INDEX ix_settlement_lines_file_id_transaction_kind ON settlement_lines (file_id, transaction, kind);

CREATE INDEX ix_settlement_lines_rail_transaction ON settlement_lines (rail, transaction);

ALTER TABLE seller_orders ADD CONSTRAINT fk_seller_orders_payouts_payout_id FOREIGN KEY (payout_id) REFERENCES payouts (id) ON DELETE RESTRICT;

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
