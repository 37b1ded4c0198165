DROP INDEX ix_listings_folded;

-- The version before writes it and searches in it: it goes in the next release.
ALTER TABLE listings ALTER COLUMN folded SET DEFAULT '';

CREATE TABLE known_words (
    sound text NOT NULL,
    stem text NOT NULL,
    uses integer NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT pk_known_words PRIMARY KEY (sound),
    CONSTRAINT ck_known_words_uses CHECK (uses >= 0)
);

CREATE TABLE listing_entries (
    listing_id uuid NOT NULL,
    seller_id uuid NOT NULL,
    lab_id uuid,
    category text NOT NULL,
    price bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    sounds text[] NOT NULL,
    text text NOT NULL,
    lexemes tsvector GENERATED ALWAYS AS (setweight(to_tsvector('simple', split_part(text, E'\n', 1)), 'A') || setweight(to_tsvector('simple', split_part(text, E'\n', 2)), 'B')) STORED,
    CONSTRAINT pk_listing_entries PRIMARY KEY (listing_id),
    CONSTRAINT fk_listing_entries_listings_listing_id FOREIGN KEY (listing_id) REFERENCES listings (id) ON DELETE RESTRICT
);

CREATE INDEX ix_known_words_sound ON known_words USING gist (sound gist_trgm_ops);

CREATE INDEX ix_known_words_stem ON known_words USING gist (stem gist_trgm_ops);

CREATE INDEX ix_listing_entries_category_listing_id ON listing_entries (category, listing_id);

CREATE INDEX ix_listing_entries_lab_id_listing_id ON listing_entries (lab_id, listing_id);

CREATE INDEX ix_listing_entries_lexemes ON listing_entries USING gin (lexemes) WITH (fastupdate=off);

CREATE INDEX ix_listing_entries_seller_id_listing_id ON listing_entries (seller_id, listing_id);
