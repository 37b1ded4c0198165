-- Of whom is there already, and whom a replica of the version before adds, it is not known: looked at when it matters.
ALTER TABLE person ADD may_be_minor boolean NOT NULL DEFAULT TRUE;

CREATE TABLE guardian_consents (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    relation text NOT NULL,
    name bytea NOT NULL,
    phone bytea,
    text_version text NOT NULL,
    language text NOT NULL,
    way text NOT NULL,
    given_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_guardian_consents PRIMARY KEY (id),
    CONSTRAINT fk_guardian_consents_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE guardian_slips (
    person_id uuid NOT NULL,
    mac bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_guardian_slips PRIMARY KEY (person_id),
    CONSTRAINT fk_guardian_slips_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_guardian_consents_person_id_id ON guardian_consents (person_id, id);

CREATE UNIQUE INDEX ix_guardian_consents_standing ON guardian_consents (person_id, relation) WHERE withdrawn_at IS NULL;

CREATE UNIQUE INDEX ix_guardian_slips_mac ON guardian_slips (mac);

CREATE TRIGGER guardian_consents_not_deleted BEFORE DELETE ON guardian_consents FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guardian_consents_only_withdrawn BEFORE UPDATE ON guardian_consents FOR EACH ROW
    WHEN (OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
        OR (NEW.id, NEW.person_id, NEW.relation, NEW.name, NEW.phone, NEW.text_version, NEW.language, NEW.way, NEW.given_at)
            IS DISTINCT FROM
            (OLD.id, OLD.person_id, OLD.relation, OLD.name, OLD.phone, OLD.text_version, OLD.language, OLD.way, OLD.given_at))
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guardian_consents_not_of_merged BEFORE INSERT ON guardian_consents FOR EACH ROW EXECUTE FUNCTION refuse_merged();
