CREATE TABLE erased_people (
    person_id uuid NOT NULL,
    erased_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_erased_people PRIMARY KEY (person_id)
);
