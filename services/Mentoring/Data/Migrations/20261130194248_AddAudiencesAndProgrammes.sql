ALTER TABLE requests ADD audience text NOT NULL DEFAULT 'Open';

ALTER TABLE requests ADD cohort_id uuid;

ALTER TABLE mentorships ADD cohort_id uuid;

ALTER TABLE mentorships ADD next_check_at timestamp with time zone;

ALTER TABLE mentors ADD programmes uuid[] NOT NULL DEFAULT '{}';

ALTER TABLE match_runs ADD cohort_id uuid;

CREATE TABLE programme_participants (
    enrolment_id uuid NOT NULL,
    cohort_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    person_id uuid NOT NULL,
    has_left boolean NOT NULL,
    CONSTRAINT pk_programme_participants PRIMARY KEY (enrolment_id)
);

DROP INDEX ix_requests_lab_id_id;

CREATE INDEX ix_requests_lab_id_id ON requests (lab_id, id);

CREATE INDEX ix_safeguarding_measures_other_id ON safeguarding_measures (other_id) WHERE lifted_at IS NULL AND other_id IS NOT NULL;

ALTER TABLE requests ADD CONSTRAINT ck_requests_cohort CHECK ((audience = 'Programme') = (cohort_id IS NOT NULL));

CREATE INDEX ix_mentorships_cohort_id_id ON mentorships (cohort_id, id) WHERE cohort_id IS NOT NULL;

CREATE INDEX ix_programme_participants_cohort_id ON programme_participants (cohort_id);

CREATE INDEX ix_programme_participants_person_id_cohort_id ON programme_participants (person_id, cohort_id);
