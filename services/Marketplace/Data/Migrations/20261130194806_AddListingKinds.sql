ALTER TABLE seller_orders ADD attend_from timestamp with time zone;

ALTER TABLE seller_orders ADD attend_until timestamp with time zone;

ALTER TABLE seller_orders ADD offered_by timestamp with time zone;

ALTER TABLE seller_orders ADD promised_by timestamp with time zone;

ALTER TABLE reservations ADD slot_id uuid;

ALTER TABLE order_lines ADD slot_id uuid;

ALTER TABLE order_lines ADD unit text NOT NULL DEFAULT 'Piece';

ALTER TABLE listings ADD kind text NOT NULL DEFAULT 'Stock';

ALTER TABLE listings ADD lead_days integer;

ALTER TABLE listings ADD per_week integer;

ALTER TABLE listings ADD unit text NOT NULL DEFAULT 'Piece';

CREATE TABLE listing_slots (
    id uuid NOT NULL,
    listing_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    places integer NOT NULL,
    taken integer NOT NULL,
    called_off_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_listing_slots PRIMARY KEY (id),
    CONSTRAINT ck_listing_slots_taken CHECK (0 <= taken AND taken <= places),
    CONSTRAINT ck_listing_slots_time CHECK (starts_at < ends_at),
    CONSTRAINT fk_listing_slots_listings_listing_id FOREIGN KEY (listing_id) REFERENCES listings (id) ON DELETE RESTRICT
);

ALTER TABLE seller_orders ADD CONSTRAINT ck_seller_orders_attend CHECK (attend_from < attend_until);

CREATE INDEX ix_reservations_slot_id_state ON reservations (slot_id, state) WHERE slot_id IS NOT NULL;

ALTER TABLE listings ADD CONSTRAINT ck_listings_kind CHECK ((kind = 'MadeToOrder') = (lead_days IS NOT NULL) AND (lead_days IS NULL) = (per_week IS NULL) AND (unit = 'Piece' OR (kind = 'Stock' AND content_amount IS NULL)));

CREATE UNIQUE INDEX ix_listing_slots_listing_id_starts_at ON listing_slots (listing_id, starts_at);

ALTER TABLE reservations ADD CONSTRAINT fk_reservations_listing_slots_slot_id FOREIGN KEY (slot_id) REFERENCES listing_slots (id) ON DELETE RESTRICT;
