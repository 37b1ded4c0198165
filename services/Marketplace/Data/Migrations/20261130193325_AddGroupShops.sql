ALTER TABLE sellers ADD group_id uuid;

CREATE TABLE group_shares (
    seller_id uuid NOT NULL,
    person_id uuid NOT NULL,
    weight integer NOT NULL,
    CONSTRAINT pk_group_shares PRIMARY KEY (seller_id, person_id),
    CONSTRAINT ck_group_shares_weight CHECK (weight BETWEEN 1 AND 10000),
    CONSTRAINT fk_group_shares_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE RESTRICT
);

CREATE TABLE payout_shares (
    payout_id uuid NOT NULL,
    person_id uuid NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT pk_payout_shares PRIMARY KEY (payout_id, person_id),
    CONSTRAINT ck_payout_shares_amount CHECK (amount > 0),
    CONSTRAINT fk_payout_shares_payouts_payout_id FOREIGN KEY (payout_id) REFERENCES payouts (id) ON DELETE RESTRICT
);

CREATE TABLE shop_agents (
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT pk_shop_agents PRIMARY KEY (group_id, person_id)
);

ALTER TABLE sellers ADD CONSTRAINT ck_sellers_group CHECK (group_id = person_id);

CREATE INDEX ix_group_shares_person_id ON group_shares (person_id);

CREATE INDEX ix_payout_shares_person_id_payout_id ON payout_shares (person_id, payout_id);

CREATE INDEX ix_shop_agents_person_id ON shop_agents (person_id);
