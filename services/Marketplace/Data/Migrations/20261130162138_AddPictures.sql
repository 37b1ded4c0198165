CREATE TABLE listing_pictures (
    id uuid NOT NULL,
    listing_id uuid NOT NULL,
    place smallint NOT NULL,
    alt jsonb NOT NULL,
    media_type text NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_listing_pictures PRIMARY KEY (id),
    CONSTRAINT ck_listing_pictures_place CHECK (place BETWEEN 1 AND 8),
    CONSTRAINT fk_listing_pictures_listings_listing_id FOREIGN KEY (listing_id) REFERENCES listings (id) ON DELETE RESTRICT
);

CREATE TABLE listing_picture_contents (
    picture_id uuid NOT NULL,
    size text NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT pk_listing_picture_contents PRIMARY KEY (picture_id, size),
    CONSTRAINT fk_listing_picture_contents_listing_pictures_picture_id FOREIGN KEY (picture_id) REFERENCES listing_pictures (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_listing_pictures_listing_id_place ON listing_pictures (listing_id, place);
