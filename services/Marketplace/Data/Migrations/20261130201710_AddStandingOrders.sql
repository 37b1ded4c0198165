CREATE SEQUENCE supply_invoice_number START WITH 1 INCREMENT BY 1 NO CYCLE;

CREATE TABLE supply_goods (
    id uuid NOT NULL,
    name jsonb NOT NULL,
    unit text NOT NULL,
    price bigint NOT NULL,
    smallest_lot integer NOT NULL,
    CONSTRAINT pk_supply_goods PRIMARY KEY (id),
    CONSTRAINT ck_supply_goods CHECK (price > 0 AND smallest_lot > 0)
);

CREATE TABLE supply_weeks (
    good_id uuid NOT NULL,
    seller_id uuid NOT NULL,
    week date NOT NULL,
    capacity integer NOT NULL,
    taken integer NOT NULL,
    CONSTRAINT pk_supply_weeks PRIMARY KEY (good_id, week, seller_id),
    CONSTRAINT ck_supply_weeks_taken CHECK (0 <= taken AND taken <= capacity)
);

CREATE TABLE lots (
    id uuid NOT NULL,
    seller_id uuid NOT NULL,
    person_id uuid NOT NULL,
    good_id uuid NOT NULL,
    code text NOT NULL,
    harvested_on date NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_lots PRIMARY KEY (id),
    CONSTRAINT fk_lots_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_lots_supply_goods_good_id FOREIGN KEY (good_id) REFERENCES supply_goods (id) ON DELETE RESTRICT
);

CREATE TABLE standing_orders (
    id uuid NOT NULL,
    buyer_id uuid NOT NULL,
    good_id uuid NOT NULL,
    substitute_id uuid,
    shortage text NOT NULL,
    quantity integer NOT NULL,
    carried integer NOT NULL,
    every_weeks integer NOT NULL,
    next_on date NOT NULL,
    last_on date NOT NULL,
    place text,
    address text,
    state text NOT NULL,
    approved_by uuid,
    version integer NOT NULL,
    CONSTRAINT pk_standing_orders PRIMARY KEY (id),
    CONSTRAINT ck_standing_orders CHECK (quantity > 0 AND carried >= 0 AND every_weeks BETWEEN 1 AND 8 AND approved_by <> buyer_id AND (state <> 'Active' OR approved_by IS NOT NULL) AND (shortage = 'Substitute') = (substitute_id IS NOT NULL)),
    CONSTRAINT fk_standing_orders_supply_goods_good_id FOREIGN KEY (good_id) REFERENCES supply_goods (id) ON DELETE RESTRICT,
    CONSTRAINT fk_standing_orders_supply_goods_substitute_id FOREIGN KEY (substitute_id) REFERENCES supply_goods (id) ON DELETE RESTRICT
);

CREATE TABLE supply_capacities (
    seller_id uuid NOT NULL,
    good_id uuid NOT NULL,
    per_week integer NOT NULL,
    CONSTRAINT pk_supply_capacities PRIMARY KEY (good_id, seller_id),
    CONSTRAINT ck_supply_capacities CHECK (per_week >= 0),
    CONSTRAINT fk_supply_capacities_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_supply_capacities_supply_goods_good_id FOREIGN KEY (good_id) REFERENCES supply_goods (id) ON DELETE RESTRICT
);

CREATE TABLE lot_tests (
    id uuid NOT NULL,
    lot_id uuid NOT NULL,
    parameter text NOT NULL,
    result text NOT NULL,
    laboratory text NOT NULL,
    passed boolean NOT NULL,
    tested_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_lot_tests PRIMARY KEY (id),
    CONSTRAINT fk_lot_tests_lots_lot_id FOREIGN KEY (lot_id) REFERENCES lots (id) ON DELETE CASCADE
);

CREATE TABLE supply_cycles (
    id uuid NOT NULL,
    standing_order_id uuid NOT NULL,
    buyer_id uuid NOT NULL,
    delivers_on date NOT NULL,
    quantity integer NOT NULL,
    short integer NOT NULL,
    state text NOT NULL,
    amount bigint,
    invoice_number text,
    invoiced_at timestamp with time zone,
    paid_at timestamp with time zone,
    paid_reference text,
    version integer NOT NULL,
    CONSTRAINT pk_supply_cycles PRIMARY KEY (id),
    CONSTRAINT ck_supply_cycles_figures CHECK (quantity >= 0 AND short BETWEEN 0 AND quantity),
    CONSTRAINT ck_supply_cycles_invoice CHECK (state NOT IN ('Invoiced', 'Paid') OR invoice_number IS NOT NULL),
    CONSTRAINT fk_supply_cycles_standing_orders_standing_order_id FOREIGN KEY (standing_order_id) REFERENCES standing_orders (id) ON DELETE RESTRICT
);

CREATE TABLE supply_parts (
    id uuid NOT NULL,
    cycle_id uuid NOT NULL,
    seller_id uuid NOT NULL,
    person_id uuid NOT NULL,
    good_id uuid NOT NULL,
    unit text NOT NULL,
    price bigint NOT NULL,
    quantity integer NOT NULL,
    packed integer NOT NULL,
    accepted integer NOT NULL,
    state text NOT NULL,
    fee bigint NOT NULL,
    payout_id uuid,
    CONSTRAINT pk_supply_parts PRIMARY KEY (id),
    CONSTRAINT ck_supply_parts_figures CHECK (quantity > 0 AND price > 0 AND packed BETWEEN 0 AND quantity AND accepted BETWEEN 0 AND packed AND fee >= 0),
    CONSTRAINT fk_supply_parts_payouts_payout_id FOREIGN KEY (payout_id) REFERENCES payouts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_supply_parts_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_supply_parts_supply_cycles_cycle_id FOREIGN KEY (cycle_id) REFERENCES supply_cycles (id) ON DELETE RESTRICT,
    CONSTRAINT fk_supply_parts_supply_goods_good_id FOREIGN KEY (good_id) REFERENCES supply_goods (id) ON DELETE RESTRICT
);

CREATE TABLE packed_lots (
    part_id uuid NOT NULL,
    lot_id uuid NOT NULL,
    quantity integer NOT NULL,
    rejected integer NOT NULL,
    CONSTRAINT pk_packed_lots PRIMARY KEY (part_id, lot_id),
    CONSTRAINT ck_packed_lots CHECK (quantity > 0 AND rejected BETWEEN 0 AND quantity),
    CONSTRAINT fk_packed_lots_lots_lot_id FOREIGN KEY (lot_id) REFERENCES lots (id) ON DELETE RESTRICT,
    CONSTRAINT fk_packed_lots_supply_parts_part_id FOREIGN KEY (part_id) REFERENCES supply_parts (id) ON DELETE CASCADE
);

CREATE INDEX ix_lot_tests_lot_id ON lot_tests (lot_id);

CREATE INDEX ix_lots_good_id ON lots (good_id);

CREATE INDEX ix_lots_person_id_id ON lots (person_id, id);

CREATE INDEX ix_lots_seller_id ON lots (seller_id);

CREATE INDEX ix_packed_lots_lot_id ON packed_lots (lot_id);

CREATE INDEX ix_standing_orders_buyer_id_id ON standing_orders (buyer_id, id);

CREATE INDEX ix_standing_orders_good_id ON standing_orders (good_id);

CREATE INDEX ix_standing_orders_substitute_id ON standing_orders (substitute_id);

CREATE INDEX ix_supply_capacities_seller_id ON supply_capacities (seller_id);

CREATE UNIQUE INDEX ix_supply_cycles_invoice_number ON supply_cycles (invoice_number);

CREATE UNIQUE INDEX ix_supply_cycles_standing_order_id_delivers_on ON supply_cycles (standing_order_id, delivers_on);

CREATE UNIQUE INDEX ix_supply_parts_cycle_id_seller_id_good_id ON supply_parts (cycle_id, seller_id, good_id);

CREATE INDEX ix_supply_parts_good_id ON supply_parts (good_id);

CREATE INDEX ix_supply_parts_payout_id ON supply_parts (payout_id);

CREATE INDEX ix_supply_parts_person_id_id ON supply_parts (person_id, id);

CREATE INDEX ix_supply_parts_seller_id ON supply_parts (seller_id);
