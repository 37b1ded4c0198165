ALTER TABLE sellers ADD about jsonb;

ALTER TABLE sellers ADD paused_at timestamp with time zone;

ALTER TABLE orders ADD campaign_id uuid;

CREATE TABLE campaigns (
    id uuid NOT NULL,
    seller_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    goal bigint NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    pay_by timestamp with time zone,
    reached bigint,
    refunds_approved_by uuid,
    version integer NOT NULL,
    CONSTRAINT pk_campaigns PRIMARY KEY (id),
    CONSTRAINT ck_campaigns_goal CHECK (goal > 0 AND goal % 100 = 0),
    CONSTRAINT fk_campaigns_listings_id FOREIGN KEY (id) REFERENCES listings (id) ON DELETE RESTRICT
);

CREATE TABLE disputes (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    seller_order_id uuid NOT NULL,
    buyer_id uuid NOT NULL,
    seller_id uuid NOT NULL,
    reason text NOT NULL,
    state text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    outcome text,
    refund bigint NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_disputes PRIMARY KEY (id),
    CONSTRAINT ck_disputes_decided CHECK ((state = 'Decided') = (outcome IS NOT NULL)),
    CONSTRAINT ck_disputes_refund CHECK (refund >= 0),
    CONSTRAINT fk_disputes_orders_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE RESTRICT,
    CONSTRAINT fk_disputes_seller_orders_seller_order_id FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id) ON DELETE RESTRICT
);

CREATE TABLE reviews (
    id uuid NOT NULL,
    seller_order_id uuid NOT NULL,
    seller_id uuid NOT NULL,
    author_id uuid NOT NULL,
    by_buyer boolean NOT NULL,
    stars integer NOT NULL,
    words text,
    written_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_reviews PRIMARY KEY (id),
    CONSTRAINT ck_reviews_stars CHECK (stars BETWEEN 1 AND 5),
    CONSTRAINT fk_reviews_seller_orders_seller_order_id FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id) ON DELETE RESTRICT,
    CONSTRAINT fk_reviews_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE RESTRICT
);

CREATE TABLE pledges (
    id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    backer_id uuid NOT NULL,
    amount bigint NOT NULL,
    shown_as text,
    state text NOT NULL,
    order_id uuid,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_pledges PRIMARY KEY (id),
    CONSTRAINT ck_pledges_amount CHECK (amount > 0 AND amount % 100 = 0),
    CONSTRAINT fk_pledges_campaigns_campaign_id FOREIGN KEY (campaign_id) REFERENCES campaigns (id) ON DELETE RESTRICT
);

CREATE INDEX ix_orders_campaign_id ON orders (campaign_id);

CREATE INDEX ix_campaigns_state_id ON campaigns (state, id);

CREATE UNIQUE INDEX ix_disputes_one_for_part ON disputes (seller_order_id);

CREATE INDEX ix_disputes_order_id ON disputes (order_id);

CREATE INDEX ix_disputes_state_id ON disputes (state, id);

CREATE INDEX ix_pledges_backer_id_id ON pledges (backer_id, id);

CREATE INDEX ix_pledges_campaign_id_id ON pledges (campaign_id, id);

CREATE UNIQUE INDEX ix_pledges_order_id ON pledges (order_id) WHERE order_id IS NOT NULL;

CREATE INDEX ix_reviews_author_id ON reviews (author_id);

CREATE UNIQUE INDEX ix_reviews_one_a_side ON reviews (seller_order_id, by_buyer);

CREATE INDEX ix_reviews_seller_id_id ON reviews (seller_id, id);

ALTER TABLE orders ADD CONSTRAINT fk_orders_campaigns_campaign_id FOREIGN KEY (campaign_id) REFERENCES campaigns (id) ON DELETE RESTRICT;
