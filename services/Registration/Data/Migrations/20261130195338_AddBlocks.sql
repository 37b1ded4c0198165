CREATE TABLE blocked_pair (
    person_id uuid NOT NULL,
    blocked_id uuid NOT NULL,
    is_blocked boolean NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_blocked_pair PRIMARY KEY (person_id, blocked_id)
);

CREATE INDEX ix_blocked_pair_blocked_id ON blocked_pair (blocked_id);
