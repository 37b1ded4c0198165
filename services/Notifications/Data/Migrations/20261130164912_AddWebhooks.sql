CREATE TABLE partners (
    partner_id uuid NOT NULL,
    scopes text[] NOT NULL,
    labs uuid[] NOT NULL,
    revoked boolean NOT NULL,
    source_version integer NOT NULL,
    CONSTRAINT pk_partners PRIMARY KEY (partner_id)
);

CREATE TABLE public_events (
    id uuid NOT NULL,
    sequence bigint NOT NULL,
    type text NOT NULL,
    lab_id uuid,
    only_for uuid,
    natural_key text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    body text NOT NULL,
    CONSTRAINT pk_public_events PRIMARY KEY (id)
);

CREATE TABLE webhooks (
    id uuid NOT NULL,
    partner_id uuid NOT NULL,
    slot integer NOT NULL,
    url text NOT NULL,
    types text[] NOT NULL,
    state text NOT NULL,
    disabled_reason text,
    disabled_at timestamp with time zone,
    paused_until timestamp with time zone,
    last_taken_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_webhooks PRIMARY KEY (id)
);

CREATE TABLE webhook_messages (
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    event_id uuid NOT NULL,
    state text NOT NULL,
    attempts integer NOT NULL,
    first_attempt_at timestamp with time zone,
    next_attempt_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    traceparent text,
    CONSTRAINT pk_webhook_messages PRIMARY KEY (id),
    CONSTRAINT fk_webhook_messages_public_events_event_id FOREIGN KEY (event_id) REFERENCES public_events (id) ON DELETE CASCADE,
    CONSTRAINT fk_webhook_messages_webhooks_webhook_id FOREIGN KEY (webhook_id) REFERENCES webhooks (id) ON DELETE CASCADE
);

CREATE TABLE webhook_secrets (
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    sealed bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    CONSTRAINT pk_webhook_secrets PRIMARY KEY (id),
    CONSTRAINT fk_webhook_secrets_webhooks_webhook_id FOREIGN KEY (webhook_id) REFERENCES webhooks (id) ON DELETE CASCADE
);

CREATE TABLE webhook_attempts (
    id uuid NOT NULL,
    message_id uuid NOT NULL,
    started_at timestamp with time zone NOT NULL,
    milliseconds integer NOT NULL,
    status integer,
    outcome text NOT NULL,
    CONSTRAINT pk_webhook_attempts PRIMARY KEY (id),
    CONSTRAINT fk_webhook_attempts_webhook_messages_message_id FOREIGN KEY (message_id) REFERENCES webhook_messages (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_public_events_natural_key ON public_events (natural_key);

CREATE INDEX ix_public_events_published_at ON public_events (published_at);

CREATE UNIQUE INDEX ix_public_events_sequence ON public_events (sequence);

CREATE INDEX ix_webhook_attempts_message_id ON webhook_attempts (message_id);

CREATE INDEX ix_webhook_messages_event_id ON webhook_messages (event_id);

CREATE UNIQUE INDEX ix_webhook_messages_webhook_id_event_id ON webhook_messages (webhook_id, event_id);

CREATE INDEX ix_webhook_messages_webhook_id_next_attempt_at ON webhook_messages (webhook_id, next_attempt_at) WHERE state = 'Pending';

CREATE INDEX ix_webhook_secrets_webhook_id ON webhook_secrets (webhook_id);

CREATE UNIQUE INDEX ix_webhooks_partner_id_slot ON webhooks (partner_id, slot);

CREATE TABLE event_feed (one boolean PRIMARY KEY DEFAULT true CHECK (one), last bigint NOT NULL);
INSERT INTO event_feed (last) VALUES (0);

ALTER TABLE webhooks ADD CONSTRAINT ck_webhooks_slot CHECK (slot BETWEEN 1 AND 10);
