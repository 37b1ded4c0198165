ALTER TABLE sellers ADD terms character varying(20);

CREATE TABLE seller_terms (
    id uuid NOT NULL,
    version character varying(20) NOT NULL,
    text jsonb NOT NULL,
    applies_from timestamp with time zone NOT NULL,
    published_by uuid NOT NULL,
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_seller_terms PRIMARY KEY (id)
);

CREATE TABLE terms_acceptances (
    seller_id uuid NOT NULL,
    terms_id uuid NOT NULL,
    accepted_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_terms_acceptances PRIMARY KEY (seller_id, terms_id),
    CONSTRAINT fk_terms_acceptances_seller_terms_terms_id FOREIGN KEY (terms_id) REFERENCES seller_terms (id) ON DELETE RESTRICT,
    CONSTRAINT fk_terms_acceptances_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_seller_terms_applies_from ON seller_terms (applies_from);

CREATE UNIQUE INDEX ix_seller_terms_version ON seller_terms (version);

CREATE INDEX ix_terms_acceptances_terms_id ON terms_acceptances (terms_id);
