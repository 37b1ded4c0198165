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

CREATE TABLE labs (
    id uuid NOT NULL,
    name jsonb NOT NULL,
    CONSTRAINT pk_labs PRIMARY KEY (id)
);

CREATE TABLE match_runs (
    id uuid NOT NULL,
    lab_id uuid NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    input_hash text NOT NULL,
    pairs jsonb NOT NULL,
    unmatched jsonb NOT NULL,
    state text NOT NULL,
    published_at timestamp with time zone,
    outcomes jsonb NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_match_runs PRIMARY KEY (id)
);

CREATE TABLE mentors (
    id uuid NOT NULL,
    topics text[] NOT NULL,
    languages text[] NOT NULL,
    labs uuid[] NOT NULL,
    capacity integer NOT NULL,
    engaged integer NOT NULL,
    availability jsonb NOT NULL,
    paused boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_mentors PRIMARY KEY (id),
    CONSTRAINT ck_mentors_capacity CHECK (capacity BETWEEN 0 AND 40),
    CONSTRAINT ck_mentors_engaged_within_capacity CHECK (0 <= engaged AND engaged <= capacity)
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

CREATE TABLE pair_blocks (
    mentee_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT pk_pair_blocks PRIMARY KEY (mentee_id, mentor_id)
);

CREATE TABLE requests (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    topic text NOT NULL,
    languages text[] NOT NULL,
    preferred_mentors uuid[] NOT NULL,
    state text NOT NULL,
    mentor_id uuid,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_requests PRIMARY KEY (id),
    CONSTRAINT ck_requests_not_herself CHECK (mentor_id IS NULL OR mentor_id <> person_id)
);

CREATE TABLE mentorships (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    mentee_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    topic text NOT NULL,
    state text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ending_reason text,
    version integer NOT NULL,
    CONSTRAINT pk_mentorships PRIMARY KEY (id),
    CONSTRAINT ck_mentorships_not_herself CHECK (mentor_id <> mentee_id),
    CONSTRAINT fk_mentorships_requests_request_id FOREIGN KEY (request_id) REFERENCES requests (id) ON DELETE CASCADE
);

CREATE TABLE proposals (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    run_id uuid NOT NULL,
    state text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    lapses_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_proposals PRIMARY KEY (id),
    CONSTRAINT fk_proposals_requests_request_id FOREIGN KEY (request_id) REFERENCES requests (id) ON DELETE CASCADE
);

CREATE TABLE notes (
    id uuid NOT NULL,
    mentorship_id uuid NOT NULL,
    author_id uuid NOT NULL,
    sealed_text bytea NOT NULL,
    written_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_notes PRIMARY KEY (id),
    CONSTRAINT fk_notes_mentorships_mentorship_id FOREIGN KEY (mentorship_id) REFERENCES mentorships (id) ON DELETE CASCADE
);

CREATE TABLE sessions (
    id uuid NOT NULL,
    mentorship_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    place bytea,
    link bytea,
    state text NOT NULL,
    mentee_confirmed_at timestamp with time zone,
    mentor_confirmed_at timestamp with time zone,
    held_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_sessions PRIMARY KEY (id),
    CONSTRAINT fk_sessions_mentorships_mentorship_id FOREIGN KEY (mentorship_id) REFERENCES mentorships (id) ON DELETE CASCADE
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

CREATE INDEX ix_idempotency_expires_at ON idempotency (expires_at);

CREATE INDEX ix_inbox_processed_at ON inbox (processed_at);

CREATE INDEX ix_match_runs_lab_id_id ON match_runs (lab_id, id);

CREATE INDEX ix_mentors_topics ON mentors USING gin (topics);

CREATE INDEX ix_mentorships_mentee_id_id ON mentorships (mentee_id, id);

CREATE INDEX ix_mentorships_mentor_id_id ON mentorships (mentor_id, id);

CREATE UNIQUE INDEX ix_mentorships_request_id ON mentorships (request_id);

CREATE INDEX ix_notes_mentorship_id_id ON notes (mentorship_id, id);

CREATE INDEX ix_outbox_key_seq ON outbox (key, seq) WHERE attempts > 0;

CREATE INDEX ix_outbox_lane_next_attempt_at ON outbox (lane, next_attempt_at) WHERE parked_at IS NULL;

CREATE UNIQUE INDEX ix_outbox_message_id ON outbox (message_id);

CREATE INDEX ix_proposals_mentor_id_id ON proposals (mentor_id, id);

CREATE UNIQUE INDEX ix_proposals_one_waiting ON proposals (request_id) WHERE state = 'Waiting';

CREATE UNIQUE INDEX ix_proposals_request_id_mentor_id ON proposals (request_id, mentor_id);

CREATE INDEX ix_requests_lab_id_id ON requests (lab_id, id) WHERE state = 'Open';

CREATE UNIQUE INDEX ix_requests_one_live ON requests (person_id, topic) WHERE state IN ('Open', 'Proposed', 'Accepted');

CREATE INDEX ix_requests_person_id_id ON requests (person_id, id);

CREATE UNIQUE INDEX ix_sessions_one_at_a_time ON sessions (mentorship_id, starts_at);
