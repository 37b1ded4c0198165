ALTER TABLE offerings ADD changed_at timestamp with time zone;

ALTER TABLE offerings ADD changes integer NOT NULL DEFAULT 0;

ALTER TABLE courses ADD lab_id uuid;

CREATE TABLE lab_members (
    membership_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    person_id uuid NOT NULL,
    ended boolean NOT NULL,
    CONSTRAINT pk_lab_members PRIMARY KEY (membership_id)
);

CREATE INDEX ix_lab_members_person_id_lab_id ON lab_members (person_id, lab_id);
