CREATE TABLE help_lines (
    code text NOT NULL,
    number text NOT NULL,
    name jsonb NOT NULL,
    hours jsonb NOT NULL,
    is_free boolean NOT NULL,
    rank integer NOT NULL,
    confirmed_on date,
    version integer NOT NULL,
    CONSTRAINT pk_help_lines PRIMARY KEY (code)
);

CREATE TABLE safeguarding_handlers (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    lab_id uuid,
    led_by uuid,
    is_outside_lead boolean NOT NULL,
    appointed_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT pk_safeguarding_handlers PRIMARY KEY (id)
);

CREATE TABLE safeguarding_reports (
    id uuid NOT NULL,
    reporter_id uuid,
    for_person_id uuid,
    lab_id uuid,
    subject_kind text NOT NULL,
    subject_id uuid,
    at_risk boolean NOT NULL,
    wants_police boolean NOT NULL,
    client_hash bytea NOT NULL,
    content_hash bytea NOT NULL,
    code_hash bytea NOT NULL,
    secret_hash bytea NOT NULL,
    sealed_words bytea,
    state text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    acknowledged_at timestamp with time zone,
    closed_at timestamp with time zone,
    feedback text,
    referred_to text,
    kept_until timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_safeguarding_reports PRIMARY KEY (id)
);

CREATE TABLE safeguarding_case_handlers (
    report_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT pk_safeguarding_case_handlers PRIMARY KEY (report_id, person_id),
    CONSTRAINT fk_safeguarding_case_handlers_safeguarding_reports_report_id FOREIGN KEY (report_id) REFERENCES safeguarding_reports (id) ON DELETE CASCADE
);

CREATE TABLE safeguarding_entries (
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    handler_id uuid,
    client_hash bytea,
    sealed_text bytea NOT NULL,
    written_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_safeguarding_entries PRIMARY KEY (id),
    CONSTRAINT fk_safeguarding_entries_safeguarding_reports_report_id FOREIGN KEY (report_id) REFERENCES safeguarding_reports (id) ON DELETE CASCADE
);

CREATE TABLE safeguarding_measures (
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    kind text NOT NULL,
    person_id uuid NOT NULL,
    other_id uuid,
    taken_by uuid NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    CONSTRAINT pk_safeguarding_measures PRIMARY KEY (id),
    CONSTRAINT fk_safeguarding_measures_safeguarding_reports_report_id FOREIGN KEY (report_id) REFERENCES safeguarding_reports (id) ON DELETE CASCADE
);

CREATE TABLE safeguarding_named (
    report_id uuid NOT NULL,
    person_id uuid NOT NULL,
    named_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_safeguarding_named PRIMARY KEY (report_id, person_id),
    CONSTRAINT fk_safeguarding_named_safeguarding_reports_report_id FOREIGN KEY (report_id) REFERENCES safeguarding_reports (id) ON DELETE CASCADE
);

CREATE TABLE safeguarding_readings (
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    person_id uuid NOT NULL,
    action text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_safeguarding_readings PRIMARY KEY (id),
    CONSTRAINT fk_safeguarding_readings_safeguarding_reports_report_id FOREIGN KEY (report_id) REFERENCES safeguarding_reports (id) ON DELETE CASCADE
);

CREATE INDEX ix_safeguarding_case_handlers_person_id_report_id ON safeguarding_case_handlers (person_id, report_id);

CREATE UNIQUE INDEX ix_safeguarding_entries_one_an_entry ON safeguarding_entries (report_id, client_hash);

CREATE UNIQUE INDEX ix_safeguarding_handlers_one_appointment ON safeguarding_handlers (person_id) WHERE ended_at IS NULL;

CREATE INDEX ix_safeguarding_measures_person_id ON safeguarding_measures (person_id) WHERE lifted_at IS NULL;

CREATE INDEX ix_safeguarding_measures_report_id ON safeguarding_measures (report_id);

CREATE INDEX ix_safeguarding_named_person_id ON safeguarding_named (person_id);

CREATE INDEX ix_safeguarding_readings_report_id_id ON safeguarding_readings (report_id, id);

CREATE UNIQUE INDEX ix_safeguarding_reports_code_hash ON safeguarding_reports (code_hash);

CREATE UNIQUE INDEX ix_safeguarding_reports_one_a_report ON safeguarding_reports (client_hash);

INSERT INTO help_lines (code, number, name, hours, is_free, rank, version) VALUES
  ('111', '111', '{"ky":"Балдарга жардам телефону","ru":"Телефон помощи детям","en":"Children''s help line"}',
    '{"ky":"Күнү-түнү","ru":"Круглосуточно","en":"Day and night"}', true, 1, 1),
  ('117', '117',
    '{"ky":"Үй-бүлөдөгү зомбулук боюнча телефон","ru":"Телефон по домашнему насилию","en":"Domestic violence help line"}',
    '{"ky":"Иштөө убактысы такталууда","ru":"Часы работы уточняются","en":"Hours to be confirmed"}', true, 2, 1),
  ('102', '102', '{"ky":"Милиция","ru":"Милиция","en":"Police"}',
    '{"ky":"Күнү-түнү","ru":"Круглосуточно","en":"Day and night"}', true, 3, 1);
