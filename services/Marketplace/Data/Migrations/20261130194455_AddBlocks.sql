CREATE TABLE blocked_pairs (
    person_id uuid NOT NULL,
    blocked_id uuid NOT NULL,
    is_blocked boolean NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_blocked_pairs PRIMARY KEY (person_id, blocked_id)
);

CREATE TABLE withheld_messages (
    message_id uuid NOT NULL,
    CONSTRAINT pk_withheld_messages PRIMARY KEY (message_id),
    CONSTRAINT fk_withheld_messages_order_messages_message_id FOREIGN KEY (message_id) REFERENCES order_messages (id) ON DELETE CASCADE
);

CREATE INDEX ix_blocked_pairs_blocked_id ON blocked_pairs (blocked_id);
