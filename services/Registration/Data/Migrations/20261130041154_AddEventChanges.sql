ALTER TABLE event ADD changed_at timestamp with time zone;

ALTER TABLE event ADD changes integer NOT NULL DEFAULT 0;

ALTER TABLE check_in ADD counted integer NOT NULL DEFAULT 0;

ALTER TABLE check_in ADD lines uuid[] NOT NULL DEFAULT ARRAY[]::uuid[];

UPDATE check_in SET counted = people;
