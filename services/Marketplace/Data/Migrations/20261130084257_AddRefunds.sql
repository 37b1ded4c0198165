ALTER TABLE seller_orders ADD accept_by timestamp with time zone;

ALTER TABLE seller_orders ADD accepted_at timestamp with time zone;

ALTER TABLE seller_orders ADD cause text;

ALTER TABLE seller_orders ADD completed_at timestamp with time zone;

ALTER TABLE seller_orders ADD fee bigint NOT NULL DEFAULT 0;

ALTER TABLE seller_orders ADD handover_code character varying(6);

ALTER TABLE seller_orders ADD paid_at timestamp with time zone;

ALTER TABLE seller_orders ADD ready_at timestamp with time zone;

ALTER TABLE seller_orders ADD reason text;

ALTER TABLE seller_orders ADD refunded bigint NOT NULL DEFAULT 0;

ALTER TABLE rail_receipts ADD currency text NOT NULL DEFAULT 'KGS';

ALTER TABLE rail_receipts ADD refunded bigint NOT NULL DEFAULT 0;

ALTER TABLE rail_receipts ADD use text NOT NULL DEFAULT 'Paid';

ALTER TABLE payment_attempts ADD rail text NOT NULL DEFAULT 'sandbox';

ALTER TABLE payment_attempts ADD rail_reference text;

ALTER TABLE orders ADD open_slot smallint;

ALTER TABLE journals ALTER COLUMN order_id DROP NOT NULL;

ALTER TABLE entries ALTER COLUMN order_id DROP NOT NULL;

CREATE TABLE refunds (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    seller_order_id uuid,
    receipt_id uuid NOT NULL,
    buyer_id uuid NOT NULL,
    rail text NOT NULL,
    amount bigint NOT NULL,
    cause text NOT NULL,
    state text NOT NULL,
    requested_by uuid,
    requested_at timestamp with time zone NOT NULL,
    approved_by uuid,
    approved_at timestamp with time zone,
    settled_at timestamp with time zone,
    transfer_id uuid,
    sending integer NOT NULL,
    rail_transaction text,
    version integer NOT NULL,
    CONSTRAINT pk_refunds PRIMARY KEY (id),
    CONSTRAINT ck_refunds_amount CHECK (amount > 0),
    CONSTRAINT ck_refunds_approved CHECK (state IN ('Requested', 'Refused') OR approved_by IS NOT NULL),
    CONSTRAINT ck_refunds_four_eyes CHECK (approved_by <> requested_by),
    CONSTRAINT fk_refunds_orders_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE RESTRICT,
    CONSTRAINT fk_refunds_rail_receipts_receipt_id FOREIGN KEY (receipt_id) REFERENCES rail_receipts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_refunds_seller_orders_seller_order_id FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id) ON DELETE RESTRICT
);

ALTER TABLE seller_orders ADD CONSTRAINT ck_seller_orders_fee CHECK (fee BETWEEN 0 AND amount);

ALTER TABLE seller_orders ADD CONSTRAINT ck_seller_orders_refunded CHECK (refunded BETWEEN 0 AND amount);

ALTER TABLE rail_receipts ADD CONSTRAINT ck_rail_receipts_refunded CHECK (refunded BETWEEN 0 AND amount);

CREATE UNIQUE INDEX ix_orders_buyer_id_open_slot ON orders (buyer_id, open_slot) WHERE open_slot IS NOT NULL;

ALTER TABLE orders ADD CONSTRAINT ck_orders_open_slot CHECK (open_slot BETWEEN 1 AND 5);

CREATE INDEX ix_refunds_buyer_id_id ON refunds (buyer_id, id);

CREATE INDEX ix_refunds_order_id ON refunds (order_id);

CREATE UNIQUE INDEX ix_refunds_owed_for_part ON refunds (seller_order_id) WHERE requested_by IS NULL;

CREATE UNIQUE INDEX ix_refunds_owed_for_receipt ON refunds (receipt_id) WHERE requested_by IS NULL AND seller_order_id IS NULL;

CREATE INDEX ix_refunds_state_id ON refunds (state, id);

UPDATE payment_attempts SET rail_reference = rail_id::text WHERE rail_id IS NOT NULL;
UPDATE rail_receipts SET use = 'PaidTwice'
WHERE rail_transaction IN (SELECT reference FROM journals WHERE kind = 'refund-due');
UPDATE seller_orders part SET fee = part.amount + booked.sum
FROM (SELECT order_id, account, sum(amount) AS sum FROM entries GROUP BY order_id, account) booked
WHERE booked.order_id = part.order_id AND booked.account = 'seller:' || part.seller_id || ':payable'
  AND part.amount + booked.sum BETWEEN 0 AND part.amount;
UPDATE seller_orders part SET paid_at = o.paid_at, accept_by = o.paid_at + interval '48 hours',
  handover_code = upper(substr(md5(random()::text), 1, 6))
FROM orders o
WHERE o.id = part.order_id AND o.payment = 'Qr' AND part.state IN ('Paid', 'Accepted', 'Ready', 'HandedOver', 'Completed');
