CREATE TABLE group_contacts (
    group_id uuid NOT NULL,
    leader_id uuid,
    treasurer_id uuid,
    told_by integer NOT NULL,
    CONSTRAINT pk_group_contacts PRIMARY KEY (group_id)
);
