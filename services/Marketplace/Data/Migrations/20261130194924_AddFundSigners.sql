CREATE TABLE known_operators (
    person_id uuid NOT NULL,
    granted boolean NOT NULL,
    told_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_known_operators PRIMARY KEY (person_id)
);

CREATE TABLE signer_votes (
    fund_id uuid NOT NULL,
    voter_id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    CONSTRAINT pk_signer_votes PRIMARY KEY (fund_id, voter_id),
    CONSTRAINT fk_signer_votes_funds_fund_id FOREIGN KEY (fund_id) REFERENCES funds (id) ON DELETE RESTRICT
);

CREATE INDEX ix_signer_votes_voter_id ON signer_votes (voter_id);
