CREATE TABLE funds (
    id uuid NOT NULL,
    group_id uuid NOT NULL,
    lab_id uuid,
    state text NOT NULL,
    members uuid[] NOT NULL,
    signers uuid[] NOT NULL,
    share_price bigint NOT NULL,
    most_shares integer NOT NULL,
    charge_permille integer NOT NULL,
    loan_times integer NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    created_by uuid NOT NULL,
    opened_by uuid,
    closing_by uuid,
    shared_out_by uuid,
    disputed_meeting_id uuid,
    version integer NOT NULL,
    CONSTRAINT pk_funds PRIMARY KEY (id),
    CONSTRAINT ck_funds_terms CHECK (share_price > 0 AND most_shares BETWEEN 1 AND 5 AND charge_permille BETWEEN 0 AND 100 AND loan_times BETWEEN 0 AND 5 AND ends_on > starts_on),
    CONSTRAINT ck_funds_two_signers CHECK (created_by <> opened_by AND closing_by <> shared_out_by)
);

CREATE TABLE known_groups (
    id uuid NOT NULL,
    lab_id uuid,
    leader_id uuid,
    treasurer_id uuid,
    told_by integer NOT NULL,
    CONSTRAINT pk_known_groups PRIMARY KEY (id)
);

CREATE TABLE known_members (
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    belongs boolean NOT NULL,
    told_by integer NOT NULL,
    CONSTRAINT pk_known_members PRIMARY KEY (group_id, person_id)
);

CREATE TABLE fund_balances (
    fund_id uuid NOT NULL,
    account smallint NOT NULL,
    member_id uuid NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT pk_fund_balances PRIMARY KEY (fund_id, account, member_id),
    CONSTRAINT ck_fund_balances_side CHECK (CASE WHEN account < 2000 OR account >= 5000 THEN amount >= 0 ELSE amount <= 0 END),
    CONSTRAINT fk_fund_balances_funds_fund_id FOREIGN KEY (fund_id) REFERENCES funds (id) ON DELETE RESTRICT
);

CREATE TABLE fund_entries (
    id uuid NOT NULL,
    fund_id uuid NOT NULL,
    meeting_id uuid,
    kind text NOT NULL,
    debit smallint NOT NULL,
    debit_member uuid,
    credit smallint NOT NULL,
    credit_member uuid,
    amount bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_fund_entries PRIMARY KEY (id),
    CONSTRAINT ck_fund_entries_amount CHECK (amount > 0 AND (debit <> credit OR debit_member <> credit_member)),
    CONSTRAINT fk_fund_entries_funds_fund_id FOREIGN KEY (fund_id) REFERENCES funds (id) ON DELETE RESTRICT
);

CREATE TABLE fund_loans (
    id uuid NOT NULL,
    fund_id uuid NOT NULL,
    member_id uuid NOT NULL,
    amount bigint NOT NULL,
    months integer NOT NULL,
    charge bigint NOT NULL,
    state text NOT NULL,
    approvals uuid[] NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    due_on date,
    paid_out_at uuid,
    version integer NOT NULL,
    CONSTRAINT pk_fund_loans PRIMARY KEY (id),
    CONSTRAINT ck_fund_loans_amount CHECK (amount > 0 AND charge >= 0 AND NOT member_id = ANY (approvals)),
    CONSTRAINT fk_fund_loans_funds_fund_id FOREIGN KEY (fund_id) REFERENCES funds (id) ON DELETE RESTRICT
);

CREATE TABLE fund_meetings (
    id uuid NOT NULL,
    fund_id uuid NOT NULL,
    held_on date NOT NULL,
    paper boolean NOT NULL,
    called_by uuid NOT NULL,
    state text NOT NULL,
    list jsonb NOT NULL,
    counted_loan_cash bigint,
    counted_social_cash bigint,
    first_signer uuid,
    second_signer uuid,
    disputed_by uuid,
    dispute_reason text,
    reversed_by uuid,
    version integer NOT NULL,
    CONSTRAINT pk_fund_meetings PRIMARY KEY (id),
    CONSTRAINT ck_fund_meetings_two_signers CHECK (first_signer <> second_signer AND reversed_by <> first_signer AND reversed_by <> second_signer AND (state NOT IN ('Agreed', 'Closed', 'Reversed') OR second_signer IS NOT NULL)),
    CONSTRAINT fk_fund_meetings_funds_fund_id FOREIGN KEY (fund_id) REFERENCES funds (id) ON DELETE RESTRICT
);

CREATE INDEX ix_fund_entries_fund_id_id ON fund_entries (fund_id, id);

CREATE INDEX ix_fund_entries_meeting_id ON fund_entries (meeting_id);

CREATE UNIQUE INDEX ix_fund_loans_fund_id_member_id ON fund_loans (fund_id, member_id) WHERE state IN ('Asked', 'Voted', 'PaidOut');

CREATE UNIQUE INDEX ix_fund_meetings_fund_id_held_on ON fund_meetings (fund_id, held_on) WHERE state NOT IN ('Reversed', 'CalledOff');

CREATE UNIQUE INDEX ix_fund_meetings_fund_id_under_way ON fund_meetings (fund_id) WHERE state IN ('Called', 'Open', 'Counted');

CREATE UNIQUE INDEX ix_funds_group_id_live ON funds (group_id) WHERE state <> 'SharedOut';

CREATE INDEX ix_funds_members ON funds USING gin (members);

CREATE INDEX ix_known_members_person_id ON known_members (person_id);

-- The books of a fund are only ever added to, like the market's own.
CREATE TRIGGER fund_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fund_entries
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
