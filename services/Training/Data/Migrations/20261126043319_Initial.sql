CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE courses (
    id uuid NOT NULL,
    title jsonb NOT NULL,
    summary jsonb NOT NULL,
    track text NOT NULL,
    level text NOT NULL,
    gives_right_to_sell boolean NOT NULL,
    rule jsonb NOT NULL,
    content_version integer NOT NULL,
    retired_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_courses PRIMARY KEY (id)
);

CREATE TABLE figure_periods (
    period text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_figure_periods PRIMARY KEY (period)
);

CREATE TABLE figures (
    period text NOT NULL,
    lab_id uuid NOT NULL,
    track text NOT NULL,
    measure text NOT NULL,
    count integer NOT NULL,
    shown boolean NOT NULL,
    CONSTRAINT pk_figures PRIMARY KEY (period, lab_id, track, measure)
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

CREATE TABLE issuer_keys (
    number integer NOT NULL,
    kid text NOT NULL,
    public_key bytea NOT NULL,
    private_key bytea,
    signs_from timestamp with time zone NOT NULL,
    signs_until timestamp with time zone NOT NULL,
    CONSTRAINT pk_issuer_keys PRIMARY KEY (number)
);

CREATE TABLE known_groups (
    id uuid NOT NULL,
    leader_id uuid,
    told_by integer NOT NULL,
    CONSTRAINT pk_known_groups PRIMARY KEY (id)
);

CREATE TABLE known_members (
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    belongs boolean NOT NULL,
    told_by integer NOT NULL,
    CONSTRAINT pk_known_members PRIMARY KEY (group_id, person_id)
);

CREATE TABLE known_words (
    sound text NOT NULL,
    stem text NOT NULL,
    uses integer NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT pk_known_words PRIMARY KEY (sound),
    CONSTRAINT ck_known_words_uses CHECK (uses >= 0)
);

CREATE TABLE labs (
    id uuid NOT NULL,
    name jsonb NOT NULL,
    CONSTRAINT pk_labs PRIMARY KEY (id)
);

CREATE TABLE lesson_files (
    hash text NOT NULL,
    type text NOT NULL,
    size integer NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT pk_lesson_files PRIMARY KEY (hash)
);

CREATE TABLE lesson_packs (
    hash text NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT pk_lesson_packs PRIMARY KEY (hash)
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

CREATE TABLE catalog_entries (
    course_id uuid NOT NULL,
    track text NOT NULL,
    level text NOT NULL,
    listed boolean NOT NULL,
    since timestamp with time zone NOT NULL,
    sounds text[] NOT NULL,
    text text NOT NULL,
    lexemes tsvector GENERATED ALWAYS AS (setweight(to_tsvector('simple', split_part(text, E'\n', 1)), 'A') || setweight(to_tsvector('simple', split_part(text, E'\n', 2)), 'B')) STORED,
    CONSTRAINT pk_catalog_entries PRIMARY KEY (course_id),
    CONSTRAINT fk_catalog_entries_courses_course_id FOREIGN KEY (course_id) REFERENCES courses (id) ON DELETE CASCADE
);

CREATE TABLE course_prerequisites (
    course_id uuid NOT NULL,
    requires_id uuid NOT NULL,
    CONSTRAINT pk_course_prerequisites PRIMARY KEY (course_id, requires_id),
    CONSTRAINT ck_course_prerequisites_self CHECK (course_id <> requires_id),
    CONSTRAINT fk_course_prerequisites_courses_course_id FOREIGN KEY (course_id) REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT fk_course_prerequisites_courses_requires_id FOREIGN KEY (requires_id) REFERENCES courses (id) ON DELETE RESTRICT
);

CREATE TABLE course_versions (
    course_id uuid NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    lessons jsonb NOT NULL,
    outline jsonb NOT NULL,
    packs jsonb NOT NULL,
    written_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_course_versions PRIMARY KEY (course_id, number),
    CONSTRAINT fk_course_versions_courses_course_id FOREIGN KEY (course_id) REFERENCES courses (id) ON DELETE CASCADE
);

CREATE TABLE offerings (
    id uuid NOT NULL,
    course_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    trainer_id uuid NOT NULL,
    language text NOT NULL,
    starts_on date NOT NULL,
    link text,
    moves integer NOT NULL,
    moved_at timestamp with time zone,
    state text NOT NULL,
    version integer NOT NULL,
    capacity integer NOT NULL,
    offered integer NOT NULL,
    taken integer NOT NULL,
    tickets integer NOT NULL,
    waiting integer NOT NULL,
    CONSTRAINT pk_offerings PRIMARY KEY (id),
    CONSTRAINT ck_offerings_seats CHECK (0 <= taken AND 0 <= offered AND 0 <= waiting AND taken + offered <= capacity),
    CONSTRAINT fk_offerings_courses_course_id FOREIGN KEY (course_id) REFERENCES courses (id) ON DELETE RESTRICT
);

CREATE TABLE enrolments (
    id uuid NOT NULL,
    offering_id uuid NOT NULL,
    course_id uuid NOT NULL,
    person_id uuid NOT NULL,
    state text NOT NULL,
    ticket integer,
    party_id uuid,
    enrolled_by uuid,
    offer_until timestamp with time zone,
    drop_reason text,
    content_version integer NOT NULL DEFAULT 1,
    rule jsonb NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    enrolled_at timestamp with time zone,
    ended_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_enrolments PRIMARY KEY (id),
    CONSTRAINT ck_enrolments_offer CHECK ((state = 'Offered') = (offer_until IS NOT NULL)),
    CONSTRAINT fk_enrolments_courses_course_id FOREIGN KEY (course_id) REFERENCES courses (id) ON DELETE RESTRICT,
    CONSTRAINT fk_enrolments_offerings_offering_id FOREIGN KEY (offering_id) REFERENCES offerings (id) ON DELETE RESTRICT
);

CREATE TABLE training_sessions (
    id uuid NOT NULL,
    offering_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    trainer_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    room text,
    sequence integer NOT NULL,
    cancelled boolean NOT NULL,
    holds boolean NOT NULL,
    CONSTRAINT pk_training_sessions PRIMARY KEY (id),
    CONSTRAINT fk_training_sessions_offerings_offering_id FOREIGN KEY (offering_id) REFERENCES offerings (id) ON DELETE CASCADE
);

CREATE TABLE waivers (
    id uuid NOT NULL,
    offering_id uuid NOT NULL,
    person_id uuid NOT NULL,
    reason text NOT NULL,
    given_by uuid NOT NULL,
    given_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_waivers PRIMARY KEY (id),
    CONSTRAINT fk_waivers_offerings_offering_id FOREIGN KEY (offering_id) REFERENCES offerings (id) ON DELETE RESTRICT
);

CREATE TABLE assessments (
    id uuid NOT NULL,
    enrolment_id uuid NOT NULL,
    attempt integer NOT NULL,
    score integer NOT NULL,
    recorded integer NOT NULL,
    assessed_by uuid NOT NULL,
    assessed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_assessments PRIMARY KEY (id),
    CONSTRAINT ck_assessments_score CHECK (score BETWEEN 0 AND 100),
    CONSTRAINT fk_assessments_enrolments_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES enrolments (id) ON DELETE RESTRICT
);

CREATE TABLE credentials (
    id uuid NOT NULL,
    enrolment_id uuid NOT NULL,
    person_id uuid NOT NULL,
    course_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    number text NOT NULL,
    course jsonb NOT NULL,
    track text NOT NULL,
    issued_on date NOT NULL,
    status text NOT NULL,
    revoked_for text,
    revoked_on date,
    status_list integer NOT NULL,
    status_index integer NOT NULL,
    name_shown boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_credentials PRIMARY KEY (id),
    CONSTRAINT fk_credentials_enrolments_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES enrolments (id) ON DELETE RESTRICT
);

CREATE TABLE attendance (
    session_id uuid NOT NULL,
    enrolment_id uuid NOT NULL,
    present boolean NOT NULL,
    corrected boolean NOT NULL,
    marked_by uuid NOT NULL,
    marked_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_attendance PRIMARY KEY (session_id, enrolment_id),
    CONSTRAINT fk_attendance_enrolments_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES enrolments (id) ON DELETE RESTRICT,
    CONSTRAINT fk_attendance_training_sessions_session_id FOREIGN KEY (session_id) REFERENCES training_sessions (id) ON DELETE RESTRICT
);

CREATE TABLE corrections (
    id uuid NOT NULL,
    enrolment_id uuid NOT NULL,
    session_id uuid,
    assessment_id uuid,
    was integer,
    became integer NOT NULL,
    reason text NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_corrections PRIMARY KEY (id),
    CONSTRAINT ck_corrections_of_one CHECK ((session_id IS NULL) <> (assessment_id IS NULL)),
    CONSTRAINT fk_corrections_assessments_assessment_id FOREIGN KEY (assessment_id) REFERENCES assessments (id) ON DELETE RESTRICT,
    CONSTRAINT fk_corrections_enrolments_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES enrolments (id) ON DELETE RESTRICT,
    CONSTRAINT fk_corrections_training_sessions_session_id FOREIGN KEY (session_id) REFERENCES training_sessions (id) ON DELETE RESTRICT
);

CREATE TABLE shown_names (
    credential_id uuid NOT NULL,
    name bytea NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT pk_shown_names PRIMARY KEY (credential_id),
    CONSTRAINT fk_shown_names_credentials_credential_id FOREIGN KEY (credential_id) REFERENCES credentials (id) ON DELETE RESTRICT
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

CREATE UNIQUE INDEX ix_assessments_enrolment_id_attempt ON assessments (enrolment_id, attempt);

CREATE INDEX ix_attendance_enrolment_id ON attendance (enrolment_id);

CREATE INDEX ix_catalog_entries_lexemes ON catalog_entries USING gin (lexemes);

CREATE INDEX ix_corrections_assessment_id ON corrections (assessment_id);

CREATE INDEX ix_corrections_enrolment_id_id ON corrections (enrolment_id, id);

CREATE INDEX ix_corrections_session_id ON corrections (session_id);

CREATE INDEX ix_course_prerequisites_requires_id ON course_prerequisites (requires_id);

CREATE INDEX ix_courses_track ON courses (track);

CREATE INDEX ix_credentials_enrolment_id ON credentials (enrolment_id);

CREATE UNIQUE INDEX ix_credentials_number ON credentials (number);

CREATE INDEX ix_credentials_person_id ON credentials (person_id);

CREATE UNIQUE INDEX ix_credentials_status_list_status_index ON credentials (status_list, status_index);

CREATE UNIQUE INDEX ux_credentials_live ON credentials (enrolment_id) WHERE status = 'Valid';

CREATE INDEX ix_enrolments_course_id ON enrolments (course_id);

CREATE UNIQUE INDEX ix_enrolments_offering_id_ticket ON enrolments (offering_id, ticket);

CREATE INDEX ix_enrolments_person_id ON enrolments (person_id);

CREATE UNIQUE INDEX ux_enrolments_live ON enrolments (offering_id, person_id) WHERE state NOT IN ('Dropped', 'OfferLapsed', 'Declined');

CREATE INDEX ix_idempotency_expires_at ON idempotency (expires_at);

CREATE INDEX ix_inbox_processed_at ON inbox (processed_at);

CREATE UNIQUE INDEX ix_issuer_keys_kid ON issuer_keys (kid);

CREATE INDEX ix_known_words_sound ON known_words USING gist (sound gist_trgm_ops);

CREATE INDEX ix_known_words_stem ON known_words USING gist (stem gist_trgm_ops);

CREATE INDEX ix_offerings_course_id ON offerings (course_id);

CREATE INDEX ix_offerings_lab_id ON offerings (lab_id);

CREATE INDEX ix_outbox_key_seq ON outbox (key, seq) WHERE attempts > 0;

CREATE INDEX ix_outbox_lane_next_attempt_at ON outbox (lane, next_attempt_at) WHERE parked_at IS NULL;

CREATE UNIQUE INDEX ix_outbox_message_id ON outbox (message_id);

CREATE INDEX ix_training_sessions_offering_id_starts_at ON training_sessions (offering_id, starts_at);

CREATE UNIQUE INDEX ux_waivers_person ON waivers (offering_id, person_id);

CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE training_sessions ADD CONSTRAINT ex_training_sessions_trainer
  EXCLUDE USING gist (trainer_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (holds) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE training_sessions ADD CONSTRAINT ex_training_sessions_room
  EXCLUDE USING gist (lab_id WITH =, lower(room) WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (holds AND room IS NOT NULL)
  DEFERRABLE INITIALLY DEFERRED;
