ALTER TABLE deliveries ADD confirmed_at timestamp with time zone;

ALTER TABLE deliveries ADD doubtful_since timestamp with time zone;

ALTER TABLE deliveries ADD provider text;

ALTER TABLE deliveries ADD reason text;

ALTER TABLE deliveries ADD reference text;

ALTER TABLE deliveries ADD refused text[] NOT NULL DEFAULT '{}';

ALTER TABLE deliveries ADD rounds integer NOT NULL DEFAULT 0;

ALTER TABLE deliveries ADD taken_at timestamp with time zone;

ALTER TABLE attempts ADD parts integer NOT NULL DEFAULT 0;

ALTER TABLE attempts ADD provider text;

ALTER TABLE attempts ADD verdict text;

CREATE TABLE sms_providers (
    provider text NOT NULL,
    weight double precision NOT NULL,
    reviewed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_sms_providers PRIMARY KEY (provider)
);

CREATE UNIQUE INDEX ix_deliveries_reference ON deliveries (reference);

CREATE INDEX ix_attempts_started_at ON attempts (started_at);

INSERT INTO sms_providers (provider, weight, reviewed_at) VALUES ('nikita', 1, '2026-01-01Z'), ('rest', 1, '2026-01-01Z');

CREATE FUNCTION refuse_delivery_after_its_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A delivery that came to its end stays so.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER delivery_end_stays BEFORE UPDATE OF state ON deliveries FOR EACH ROW
  WHEN (OLD.state IN ('Delivered', 'Failed', 'DeadLettered', 'Suppressed', 'Obsolete') AND NEW.state <> OLD.state)
  EXECUTE FUNCTION refuse_delivery_after_its_end();
