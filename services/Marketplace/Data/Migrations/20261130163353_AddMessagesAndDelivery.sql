ALTER TABLE sellers ADD delivery_areas jsonb;

ALTER TABLE sellers ADD delivery_fee bigint;

ALTER TABLE sellers ADD delivery_free_from bigint;

ALTER TABLE sellers ADD pickup_lab_id uuid;

ALTER TABLE seller_orders ADD address text;

ALTER TABLE seller_orders ADD delivery_fee bigint NOT NULL DEFAULT 0;

ALTER TABLE seller_orders ADD pickup_lab_id uuid;

ALTER TABLE seller_orders ADD way text NOT NULL DEFAULT 'Pickup';

CREATE TABLE order_messages (
    id uuid NOT NULL,
    seller_order_id uuid NOT NULL,
    sender_id uuid NOT NULL,
    from_buyer boolean NOT NULL,
    number smallint NOT NULL,
    text text,
    sent_at timestamp with time zone NOT NULL,
    reported_at timestamp with time zone,
    reason text,
    decided_at timestamp with time zone,
    decided_by uuid,
    hidden boolean NOT NULL,
    CONSTRAINT pk_order_messages PRIMARY KEY (id),
    CONSTRAINT ck_order_messages_number CHECK (number BETWEEN 1 AND 100),
    CONSTRAINT ck_order_messages_report CHECK ((reported_at IS NULL) = (reason IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL OR reported_at IS NOT NULL) AND (NOT hidden OR decided_at IS NOT NULL)),
    CONSTRAINT fk_order_messages_seller_orders_seller_order_id FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id) ON DELETE RESTRICT
);

ALTER TABLE sellers ADD CONSTRAINT ck_sellers_delivery CHECK (delivery_fee >= 0 AND (delivery_fee IS NULL) = (delivery_areas IS NULL) AND (delivery_free_from IS NULL OR delivery_fee IS NOT NULL));

ALTER TABLE seller_orders ADD CONSTRAINT ck_seller_orders_delivery CHECK (delivery_fee >= 0 AND delivery_fee < amount AND (way = 'Delivery' OR (delivery_fee = 0 AND address IS NULL)));

CREATE INDEX ix_order_messages_reported ON order_messages (id) WHERE reported_at IS NOT NULL AND decided_at IS NULL;

CREATE UNIQUE INDEX ix_order_messages_seller_order_id_from_buyer_number ON order_messages (seller_order_id, from_buyer, number);

CREATE INDEX ix_order_messages_seller_order_id_id ON order_messages (seller_order_id, id);

CREATE INDEX ix_order_messages_sender_id ON order_messages (sender_id);
