ALTER TABLE mentorships ADD ended_by uuid;

CREATE TABLE concerns (
    id uuid NOT NULL,
    mentorship_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    raised_by uuid NOT NULL,
    about_id uuid NOT NULL,
    state text NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    closed_by uuid,
    version integer NOT NULL,
    CONSTRAINT pk_concerns PRIMARY KEY (id),
    CONSTRAINT fk_concerns_mentorships_mentorship_id FOREIGN KEY (mentorship_id) REFERENCES mentorships (id) ON DELETE CASCADE
);

CREATE INDEX ix_concerns_about_id ON concerns (about_id) WHERE state <> 'Cleared';

CREATE INDEX ix_concerns_lab_id_id ON concerns (lab_id, id);

CREATE UNIQUE INDEX ix_concerns_mentorship_id ON concerns (mentorship_id);
