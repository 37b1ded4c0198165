ALTER TABLE phone_change ADD confirmed_at timestamp with time zone;

ALTER TABLE contact_point ADD proven_at timestamp with time zone;

UPDATE contact_point c SET proven_at = p.registered_at FROM person p
WHERE p.id = c.person_id AND p.merged_into IS NULL
  AND (EXISTS (SELECT FROM session s WHERE s.person_id = p.id) OR EXISTS (SELECT FROM pin WHERE pin.person_id = p.id)
    OR NOT EXISTS (SELECT FROM assisted_action a WHERE a.person_id = p.id AND a.act = 'Registered'));

CREATE TABLE erasure_notice (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    asked_by uuid NOT NULL,
    way text NOT NULL,
    reason text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    takes_effect_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    CONSTRAINT pk_erasure_notice PRIMARY KEY (id),
    CONSTRAINT fk_erasure_notice_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE merge_request (
    id uuid NOT NULL,
    from_id uuid NOT NULL,
    survivor_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    asked_by uuid NOT NULL,
    reason bytea NOT NULL,
    asks_from boolean NOT NULL,
    asks_survivor boolean NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    from_agreed_at timestamp with time zone,
    survivor_agreed_at timestamp with time zone,
    state text NOT NULL,
    takes_effect_at timestamp with time zone,
    ended_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_merge_request PRIMARY KEY (id),
    CONSTRAINT fk_merge_request_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE,
    CONSTRAINT fk_merge_request_person_from_id FOREIGN KEY (from_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_merge_request_person_survivor_id FOREIGN KEY (survivor_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_erasure_notice_waiting ON erasure_notice (person_id) WHERE state = 'Waiting';

CREATE INDEX ix_merge_request_from_id_id ON merge_request (from_id, id);

CREATE INDEX ix_merge_request_lab_id ON merge_request (lab_id);

CREATE UNIQUE INDEX ix_merge_request_open ON merge_request (from_id) WHERE state IN ('Asked', 'Agreed');

CREATE INDEX ix_merge_request_survivor_id_id ON merge_request (survivor_id, id);
