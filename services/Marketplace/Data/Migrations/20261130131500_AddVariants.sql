ALTER TABLE order_lines ADD content_amount numeric(9,3);

ALTER TABLE order_lines ADD content_unit text;

ALTER TABLE listings ADD content_amount numeric(9,3);

ALTER TABLE listings ADD content_unit text;

ALTER TABLE listings ADD variant jsonb;

ALTER TABLE listings ADD variant_of uuid;

CREATE INDEX ix_listings_variant_of ON listings (variant_of) WHERE variant_of IS NOT NULL;

ALTER TABLE listings ADD CONSTRAINT ck_listings_content CHECK ((content_amount IS NULL) = (content_unit IS NULL) AND content_amount > 0);

ALTER TABLE listings ADD CONSTRAINT ck_listings_variant CHECK ((variant_of IS NULL) = (variant IS NULL) AND variant_of <> id);

ALTER TABLE listings ADD CONSTRAINT fk_listings_listings_variant_of FOREIGN KEY (variant_of) REFERENCES listings (id) ON DELETE RESTRICT;
