CREATE TABLE attempts (
    delivery_id uuid NOT NULL,
    number integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    outcome text,
    CONSTRAINT pk_attempts PRIMARY KEY (delivery_id, number)
);

CREATE TABLE deliveries (
    id uuid NOT NULL,
    notification_id uuid,
    person_id uuid,
    lane text NOT NULL,
    category text NOT NULL,
    template text NOT NULL,
    template_version integer NOT NULL,
    language text,
    sealed_phone bytea,
    sealed_code bytea,
    expires_at timestamp with time zone,
    state text NOT NULL,
    attempts integer NOT NULL,
    leased_until timestamp with time zone,
    provider_message_id text,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_deliveries PRIMARY KEY (id)
);

CREATE TABLE idempotency (
    caller text NOT NULL,
    route text NOT NULL,
    key uuid NOT NULL,
    body_hash bytea NOT NULL,
    status integer NOT NULL,
    headers text NOT NULL,
    body bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_idempotency PRIMARY KEY (caller, route, key)
);

CREATE TABLE inbox (
    message_id uuid NOT NULL,
    consumer text NOT NULL,
    processed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_inbox PRIMARY KEY (message_id, consumer)
);

CREATE TABLE inbox_places (
    person_id uuid NOT NULL,
    last bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_inbox_places PRIMARY KEY (person_id)
);

CREATE TABLE notifications (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    template text NOT NULL,
    template_version integer NOT NULL,
    category text NOT NULL,
    parameters jsonb NOT NULL,
    in_inbox boolean NOT NULL,
    sequence bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    CONSTRAINT pk_notifications PRIMARY KEY (id)
);

CREATE TABLE outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    lane integer NOT NULL,
    key uuid NOT NULL,
    message_id uuid NOT NULL,
    destination text NOT NULL,
    message_type text NOT NULL,
    content_type text NOT NULL,
    body text NOT NULL,
    mandatory boolean NOT NULL,
    conversation_id uuid,
    traceparent text,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    last_error text,
    parked_at timestamp with time zone,
    CONSTRAINT pk_outbox PRIMARY KEY (seq)
);

CREATE TABLE outbox_lane (
    lane integer NOT NULL,
    CONSTRAINT pk_outbox_lane PRIMARY KEY (lane)
);

CREATE TABLE person_preferences (
    person_id uuid NOT NULL,
    muted text[] NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_person_preferences PRIMARY KEY (person_id)
);

CREATE TABLE recipients (
    person_id uuid NOT NULL,
    language text NOT NULL,
    source_version integer NOT NULL,
    CONSTRAINT pk_recipients PRIMARY KEY (person_id)
);

CREATE TABLE sms_days (
    day date NOT NULL,
    parts integer NOT NULL,
    CONSTRAINT pk_sms_days PRIMARY KEY (day)
);

INSERT INTO outbox_lane (lane)
VALUES (0);
INSERT INTO outbox_lane (lane)
VALUES (1);
INSERT INTO outbox_lane (lane)
VALUES (2);
INSERT INTO outbox_lane (lane)
VALUES (3);
INSERT INTO outbox_lane (lane)
VALUES (4);
INSERT INTO outbox_lane (lane)
VALUES (5);
INSERT INTO outbox_lane (lane)
VALUES (6);
INSERT INTO outbox_lane (lane)
VALUES (7);

CREATE INDEX ix_deliveries_lane_id ON deliveries (lane, id) WHERE sealed_phone IS NOT NULL AND state IN ('Pending', 'Sending');

CREATE UNIQUE INDEX ix_deliveries_notification_id ON deliveries (notification_id);

CREATE INDEX ix_idempotency_expires_at ON idempotency (expires_at);

CREATE INDEX ix_inbox_processed_at ON inbox (processed_at);

CREATE INDEX ix_notifications_person_id_id ON notifications (person_id, id);

CREATE UNIQUE INDEX ix_notifications_person_id_sequence ON notifications (person_id, sequence);

CREATE UNIQUE INDEX ix_notifications_person_id_subject_id_template ON notifications (person_id, subject_id, template);

CREATE INDEX ix_outbox_key_seq ON outbox (key, seq) WHERE attempts > 0;

CREATE INDEX ix_outbox_lane_next_attempt_at ON outbox (lane, next_attempt_at) WHERE parked_at IS NULL;

CREATE UNIQUE INDEX ix_outbox_message_id ON outbox (message_id);
