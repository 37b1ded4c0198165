DROP INDEX ix_sessions_one_at_a_time;

ALTER TABLE sessions ADD cancelled_at timestamp with time zone;

ALTER TABLE sessions ADD cancelled_by uuid;

ALTER TABLE sessions ADD changed_late boolean NOT NULL DEFAULT FALSE;

ALTER TABLE sessions ADD mentee_denied_at timestamp with time zone;

ALTER TABLE sessions ADD mentor_denied_at timestamp with time zone;

ALTER TABLE sessions ADD sequence integer NOT NULL DEFAULT 0;

ALTER TABLE proposals ALTER COLUMN run_id DROP NOT NULL;

ALTER TABLE proposals ADD paired_because text;

ALTER TABLE proposals ADD paired_by uuid;

ALTER TABLE mentors ADD approved_until timestamp with time zone;

ALTER TABLE mentors ADD standing text NOT NULL DEFAULT 'Unvetted';

ALTER TABLE mentors ADD vetted_at uuid;

CREATE TABLE blocks (
    blocker_id uuid NOT NULL,
    blocked_id uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT pk_blocks PRIMARY KEY (blocker_id, blocked_id),
    CONSTRAINT ck_blocks_not_herself CHECK (blocker_id <> blocked_id)
);

CREATE TABLE booked_times (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    subject_id uuid NOT NULL,
    held_until timestamp with time zone,
    CONSTRAINT pk_booked_times PRIMARY KEY (id),
    CONSTRAINT ck_booked_times_forward CHECK (starts_at < ends_at)
);

CREATE TABLE contact_cards (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    sealed_name bytea NOT NULL,
    way text NOT NULL,
    sealed_detail bytea,
    version integer NOT NULL,
    CONSTRAINT pk_contact_cards PRIMARY KEY (id)
);

CREATE TABLE erased_people (
    person_id uuid NOT NULL,
    CONSTRAINT pk_erased_people PRIMARY KEY (person_id)
);

CREATE TABLE lab_members (
    membership_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    person_id uuid NOT NULL,
    ended boolean NOT NULL,
    CONSTRAINT pk_lab_members PRIMARY KEY (membership_id)
);

CREATE TABLE mentor_applications (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    lab_id uuid,
    state text NOT NULL,
    conduct_version text NOT NULL,
    sealed_references bytea NOT NULL,
    sealed_note bytea,
    reviewer_id uuid,
    reason text,
    applied_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_mentor_applications PRIMARY KEY (id)
);

CREATE INDEX ix_sessions_mentorship_id_starts_at ON sessions (mentorship_id, starts_at);

CREATE INDEX ix_mentors_approved_until ON mentors (approved_until) WHERE standing = 'Approved';

CREATE INDEX ix_blocks_blocked_id ON blocks (blocked_id);

CREATE INDEX ix_booked_times_person_id_starts_at ON booked_times (person_id, starts_at);

CREATE INDEX ix_booked_times_subject_id ON booked_times (subject_id);

CREATE UNIQUE INDEX ix_contact_cards_person_id ON contact_cards (person_id);

CREATE INDEX ix_lab_members_person_id_lab_id ON lab_members (person_id, lab_id);

CREATE INDEX ix_mentor_applications_lab_id_id ON mentor_applications (lab_id, id);

CREATE UNIQUE INDEX ix_mentor_applications_one_open ON mentor_applications (person_id) WHERE state IN ('Applied', 'InReview');

CREATE INDEX ix_mentor_applications_person_id_id ON mentor_applications (person_id, id);

CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE booked_times ADD CONSTRAINT ex_booked_times_person
  EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&);
INSERT INTO booked_times (id, person_id, subject_id, starts_at, ends_at)
  SELECT gen_random_uuid(), p.person_id, s.id, s.starts_at, s.starts_at + make_interval(mins => s.minutes)
  FROM sessions s JOIN mentorships m ON m.id = s.mentorship_id, unnest(ARRAY[m.mentee_id, m.mentor_id]) AS p (person_id)
  WHERE s.state = 'Planned' AND m.ended_at IS NULL AND s.starts_at > now() ON CONFLICT DO NOTHING;
UPDATE sessions SET sequence = version - 1;
