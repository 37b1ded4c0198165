CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE SEQUENCE order_number START WITH 1 INCREMENT BY 1 NO CYCLE;

CREATE TABLE first_sales (
    seller_id uuid NOT NULL,
    seller_order_id uuid NOT NULL,
    paid_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_first_sales PRIMARY KEY (seller_id)
);

CREATE TABLE idempotency (
    caller text NOT NULL,
    route text NOT NULL,
    key uuid NOT NULL,
    body_hash bytea NOT NULL,
    status integer NOT NULL,
    headers text NOT NULL,
    body bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_idempotency PRIMARY KEY (caller, route, key)
);

CREATE TABLE inbox (
    message_id uuid NOT NULL,
    consumer text NOT NULL,
    processed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_inbox PRIMARY KEY (message_id, consumer)
);

CREATE TABLE orders (
    id uuid NOT NULL,
    number character varying(7) NOT NULL,
    buyer_id uuid NOT NULL,
    payment text NOT NULL,
    state text NOT NULL,
    total bigint NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    reserved_until timestamp with time zone NOT NULL,
    paid_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_orders PRIMARY KEY (id),
    CONSTRAINT ck_orders_total CHECK (total > 0)
);

CREATE TABLE outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    lane integer NOT NULL,
    key uuid NOT NULL,
    message_id uuid NOT NULL,
    destination text NOT NULL,
    message_type text NOT NULL,
    content_type text NOT NULL,
    body text NOT NULL,
    mandatory boolean NOT NULL,
    conversation_id uuid,
    traceparent text,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    last_error text,
    parked_at timestamp with time zone,
    CONSTRAINT pk_outbox PRIMARY KEY (seq)
);

CREATE TABLE outbox_lane (
    lane integer NOT NULL,
    CONSTRAINT pk_outbox_lane PRIMARY KEY (lane)
);

CREATE TABLE payment_callbacks (
    id uuid NOT NULL,
    rail text NOT NULL,
    event_id text NOT NULL,
    body bytea NOT NULL,
    received_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_payment_callbacks PRIMARY KEY (id)
);

CREATE TABLE rights_to_sell (
    person_id uuid NOT NULL,
    course_id uuid NOT NULL,
    enrolment_id uuid NOT NULL,
    granted_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_rights_to_sell PRIMARY KEY (person_id)
);

CREATE TABLE sellers (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    display_name jsonb NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_sellers PRIMARY KEY (id)
);

CREATE TABLE journals (
    id uuid NOT NULL,
    kind text NOT NULL,
    reference text NOT NULL,
    order_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_journals PRIMARY KEY (id),
    CONSTRAINT fk_journals_orders_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE RESTRICT
);

CREATE TABLE payment_intents (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    amount bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    settled_by uuid,
    CONSTRAINT pk_payment_intents PRIMARY KEY (id),
    CONSTRAINT fk_payment_intents_orders_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE RESTRICT
);

CREATE TABLE listings (
    id uuid NOT NULL,
    seller_id uuid NOT NULL,
    person_id uuid NOT NULL,
    lab_id uuid,
    title jsonb NOT NULL,
    description jsonb NOT NULL,
    price bigint NOT NULL,
    category text NOT NULL,
    folded text NOT NULL,
    state text NOT NULL,
    reason jsonb,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_listings PRIMARY KEY (id),
    CONSTRAINT ck_listings_price CHECK (price > 0),
    CONSTRAINT fk_listings_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE RESTRICT
);

CREATE TABLE seller_orders (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    seller_id uuid NOT NULL,
    person_id uuid NOT NULL,
    shop jsonb NOT NULL,
    state text NOT NULL,
    amount bigint NOT NULL,
    receipt text,
    handed_over_at timestamp with time zone,
    CONSTRAINT pk_seller_orders PRIMARY KEY (id),
    CONSTRAINT ck_seller_orders_amount CHECK (amount > 0),
    CONSTRAINT fk_seller_orders_orders_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE RESTRICT,
    CONSTRAINT fk_seller_orders_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE RESTRICT
);

CREATE TABLE entries (
    id uuid NOT NULL,
    journal_id uuid NOT NULL,
    account text NOT NULL,
    amount bigint NOT NULL,
    order_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_entries PRIMARY KEY (id),
    CONSTRAINT ck_entries_amount CHECK (amount <> 0),
    CONSTRAINT fk_entries_journals_journal_id FOREIGN KEY (journal_id) REFERENCES journals (id) ON DELETE RESTRICT
);

CREATE TABLE payment_attempts (
    id uuid NOT NULL,
    intent_id uuid NOT NULL,
    order_id uuid NOT NULL,
    key uuid NOT NULL,
    amount bigint NOT NULL,
    state text NOT NULL,
    rail_id uuid,
    qr text,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_payment_attempts PRIMARY KEY (id),
    CONSTRAINT fk_payment_attempts_payment_intents_intent_id FOREIGN KEY (intent_id) REFERENCES payment_intents (id) ON DELETE RESTRICT
);

CREATE TABLE stock_items (
    listing_id uuid NOT NULL,
    on_hand integer NOT NULL,
    reserved integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_stock_items PRIMARY KEY (listing_id),
    CONSTRAINT ck_stock_reserved_within_on_hand CHECK (0 <= reserved AND reserved <= on_hand),
    CONSTRAINT fk_stock_items_listings_listing_id FOREIGN KEY (listing_id) REFERENCES listings (id) ON DELETE RESTRICT
);

CREATE TABLE order_lines (
    id uuid NOT NULL,
    seller_order_id uuid NOT NULL,
    listing_id uuid NOT NULL,
    title jsonb NOT NULL,
    price bigint NOT NULL,
    quantity integer NOT NULL,
    CONSTRAINT pk_order_lines PRIMARY KEY (id),
    CONSTRAINT ck_order_lines_quantity CHECK (quantity > 0 AND price > 0),
    CONSTRAINT fk_order_lines_listings_listing_id FOREIGN KEY (listing_id) REFERENCES listings (id) ON DELETE RESTRICT,
    CONSTRAINT fk_order_lines_seller_orders_seller_order_id FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id) ON DELETE RESTRICT
);

CREATE TABLE rail_receipts (
    id uuid NOT NULL,
    rail text NOT NULL,
    rail_transaction text NOT NULL,
    attempt_id uuid NOT NULL,
    amount bigint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_rail_receipts PRIMARY KEY (id),
    CONSTRAINT ck_rail_receipts_amount CHECK (amount > 0),
    CONSTRAINT fk_rail_receipts_payment_attempts_attempt_id FOREIGN KEY (attempt_id) REFERENCES payment_attempts (id) ON DELETE RESTRICT
);

CREATE TABLE reservations (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    seller_order_id uuid NOT NULL,
    listing_id uuid NOT NULL,
    quantity integer NOT NULL,
    state text NOT NULL,
    CONSTRAINT pk_reservations PRIMARY KEY (id),
    CONSTRAINT ck_reservations_quantity CHECK (quantity > 0),
    CONSTRAINT fk_reservations_orders_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE RESTRICT,
    CONSTRAINT fk_reservations_seller_orders_seller_order_id FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id) ON DELETE RESTRICT,
    CONSTRAINT fk_reservations_stock_items_listing_id FOREIGN KEY (listing_id) REFERENCES stock_items (listing_id) ON DELETE RESTRICT
);

INSERT INTO outbox_lane (lane)
VALUES (0);
INSERT INTO outbox_lane (lane)
VALUES (1);
INSERT INTO outbox_lane (lane)
VALUES (2);
INSERT INTO outbox_lane (lane)
VALUES (3);
INSERT INTO outbox_lane (lane)
VALUES (4);
INSERT INTO outbox_lane (lane)
VALUES (5);
INSERT INTO outbox_lane (lane)
VALUES (6);
INSERT INTO outbox_lane (lane)
VALUES (7);

CREATE INDEX ix_entries_account ON entries (account);

CREATE INDEX ix_entries_journal_id ON entries (journal_id);

CREATE INDEX ix_entries_order_id ON entries (order_id);

CREATE INDEX ix_idempotency_expires_at ON idempotency (expires_at);

CREATE INDEX ix_inbox_processed_at ON inbox (processed_at);

CREATE UNIQUE INDEX ix_journals_kind_reference ON journals (kind, reference);

CREATE INDEX ix_journals_order_id ON journals (order_id);

CREATE INDEX ix_listings_folded ON listings USING gin (folded gin_trgm_ops);

CREATE INDEX ix_listings_person_id_id ON listings (person_id, id);

CREATE INDEX ix_listings_seller_id ON listings (seller_id);

CREATE INDEX ix_listings_state_id ON listings (state, id);

CREATE INDEX ix_order_lines_listing_id ON order_lines (listing_id);

CREATE INDEX ix_order_lines_seller_order_id ON order_lines (seller_order_id);

CREATE INDEX ix_orders_buyer_id_id ON orders (buyer_id, id);

CREATE UNIQUE INDEX ix_orders_number ON orders (number);

CREATE INDEX ix_outbox_key_seq ON outbox (key, seq) WHERE attempts > 0;

CREATE INDEX ix_outbox_lane_next_attempt_at ON outbox (lane, next_attempt_at) WHERE parked_at IS NULL;

CREATE UNIQUE INDEX ix_outbox_message_id ON outbox (message_id);

CREATE INDEX ix_payment_attempts_intent_id ON payment_attempts (intent_id);

CREATE UNIQUE INDEX ix_payment_attempts_order_id_key ON payment_attempts (order_id, key);

CREATE UNIQUE INDEX ix_payment_callbacks_rail_event_id ON payment_callbacks (rail, event_id);

CREATE UNIQUE INDEX ix_payment_intents_order_id ON payment_intents (order_id);

CREATE INDEX ix_rail_receipts_attempt_id ON rail_receipts (attempt_id);

CREATE UNIQUE INDEX ix_rail_receipts_rail_rail_transaction ON rail_receipts (rail, rail_transaction);

CREATE INDEX ix_reservations_listing_id ON reservations (listing_id);

CREATE UNIQUE INDEX ix_reservations_order_id_listing_id ON reservations (order_id, listing_id);

CREATE INDEX ix_reservations_seller_order_id ON reservations (seller_order_id);

CREATE UNIQUE INDEX ix_seller_orders_order_id_seller_id ON seller_orders (order_id, seller_id);

CREATE INDEX ix_seller_orders_person_id_id ON seller_orders (person_id, id);

CREATE INDEX ix_seller_orders_seller_id ON seller_orders (seller_id);

CREATE UNIQUE INDEX ix_sellers_person_id ON sellers (person_id);

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
