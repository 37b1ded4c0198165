CREATE TABLE holiday_override (
    day date NOT NULL,
    off boolean NOT NULL,
    name jsonb NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_holiday_override PRIMARY KEY (day)
);

CREATE TABLE idempotency (
    caller text NOT NULL,
    route text NOT NULL,
    key uuid NOT NULL,
    body_hash bytea NOT NULL,
    status integer NOT NULL,
    headers text NOT NULL,
    body bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_idempotency PRIMARY KEY (caller, route, key)
);

CREATE TABLE inbox (
    message_id uuid NOT NULL,
    consumer text NOT NULL,
    processed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_inbox PRIMARY KEY (message_id, consumer)
);

CREATE TABLE lab (
    id uuid NOT NULL,
    code text NOT NULL,
    name jsonb NOT NULL,
    region jsonb NOT NULL,
    district jsonb NOT NULL,
    opened_in integer NOT NULL,
    latitude double precision,
    longitude double precision,
    elevation_metres integer,
    focus jsonb NOT NULL,
    facilities jsonb NOT NULL,
    languages jsonb NOT NULL,
    hours jsonb NOT NULL,
    about jsonb,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT pk_lab PRIMARY KEY (id)
);

CREATE TABLE outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    lane integer NOT NULL,
    key uuid NOT NULL,
    message_id uuid NOT NULL,
    destination text NOT NULL,
    message_type text NOT NULL,
    content_type text NOT NULL,
    body text NOT NULL,
    mandatory boolean NOT NULL,
    conversation_id uuid,
    traceparent text,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    last_error text,
    parked_at timestamp with time zone,
    CONSTRAINT pk_outbox PRIMARY KEY (seq)
);

CREATE TABLE outbox_lane (
    lane integer NOT NULL,
    CONSTRAINT pk_outbox_lane PRIMARY KEY (lane)
);

CREATE TABLE partner (
    id uuid NOT NULL,
    name jsonb NOT NULL,
    scopes text[] NOT NULL,
    labs uuid[] NOT NULL,
    registered_by uuid NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_partner PRIMARY KEY (id)
);

CREATE TABLE person (
    id uuid NOT NULL,
    language character varying(2) NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    has_profile boolean NOT NULL,
    merged_into uuid,
    erased_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT ck_person_language CHECK (language IN ('ky', 'ru', 'en')),
    CONSTRAINT ck_person_not_merged_into_herself CHECK (merged_into <> id),
    CONSTRAINT fk_person_person_merged_into FOREIGN KEY (merged_into) REFERENCES person (id)
);

CREATE TABLE signing_key (
    number integer NOT NULL,
    kid text NOT NULL,
    private_key bytea NOT NULL,
    published_at timestamp with time zone NOT NULL,
    signs_from timestamp with time zone NOT NULL,
    retires_at timestamp with time zone,
    CONSTRAINT pk_signing_key PRIMARY KEY (number)
);

CREATE TABLE staff_read (
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    person_id uuid NOT NULL,
    what text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_staff_read PRIMARY KEY (id)
);

CREATE TABLE ticket_key (
    number integer NOT NULL,
    kid text NOT NULL,
    private_key bytea NOT NULL,
    published_at timestamp with time zone NOT NULL,
    signs_from timestamp with time zone NOT NULL,
    retires_at timestamp with time zone,
    CONSTRAINT pk_ticket_key PRIMARY KEY (number)
);

CREATE TABLE closure (
    id uuid NOT NULL,
    lab_id uuid NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    reason jsonb NOT NULL,
    added_by uuid NOT NULL,
    CONSTRAINT pk_closure PRIMARY KEY (id),
    CONSTRAINT ck_closure_days CHECK (first_day <= last_day),
    CONSTRAINT fk_closure_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE
);

CREATE TABLE event (
    id uuid NOT NULL,
    lab_id uuid NOT NULL,
    kind text NOT NULL,
    title jsonb NOT NULL,
    description jsonb,
    venue jsonb NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    cancel_reason jsonb,
    moves integer NOT NULL,
    moved_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_event PRIMARY KEY (id),
    CONSTRAINT ck_event_times CHECK (starts_at < ends_at),
    CONSTRAINT fk_event_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE
);

CREATE TABLE programme (
    id uuid NOT NULL,
    slug text NOT NULL,
    title jsonb NOT NULL,
    summary jsonb NOT NULL,
    track text NOT NULL,
    lab_id uuid,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT pk_programme PRIMARY KEY (id),
    CONSTRAINT fk_programme_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id)
);

CREATE TABLE resource (
    id uuid NOT NULL,
    lab_id uuid NOT NULL,
    kind text NOT NULL,
    name jsonb NOT NULL,
    needs_approval boolean NOT NULL,
    slot_minutes integer NOT NULL,
    max_minutes integer NOT NULL,
    days_ahead integer NOT NULL,
    release_minutes integer NOT NULL,
    in_use boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_resource PRIMARY KEY (id),
    CONSTRAINT ck_resource_minutes CHECK (slot_minutes > 0 AND max_minutes >= slot_minutes),
    CONSTRAINT fk_resource_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE
);

CREATE TABLE self_help_group (
    id uuid NOT NULL,
    lab_id uuid NOT NULL,
    name jsonb NOT NULL,
    purposes jsonb NOT NULL,
    leader_id uuid,
    treasurer_id uuid,
    members integer NOT NULL,
    formed_at timestamp with time zone NOT NULL,
    dissolved_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_self_help_group PRIMARY KEY (id),
    CONSTRAINT ck_self_help_group_leader CHECK ((leader_id IS NULL) = (dissolved_at IS NOT NULL)),
    CONSTRAINT ck_self_help_group_members CHECK (0 <= members AND members <= 50),
    CONSTRAINT ck_self_help_group_treasurer CHECK (treasurer_id IS NULL OR treasurer_id <> leader_id),
    CONSTRAINT fk_self_help_group_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE
);

CREATE TABLE weekly_quota (
    lab_id uuid NOT NULL,
    kind text NOT NULL,
    minutes integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_weekly_quota PRIMARY KEY (lab_id, kind),
    CONSTRAINT fk_weekly_quota_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE
);

CREATE TABLE partner_secret (
    id uuid NOT NULL,
    partner_id uuid NOT NULL,
    slot integer NOT NULL,
    hash bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT pk_partner_secret PRIMARY KEY (id),
    CONSTRAINT ck_partner_secret_slot CHECK (slot BETWEEN 1 AND 2),
    CONSTRAINT fk_partner_secret_partner_partner_id FOREIGN KEY (partner_id) REFERENCES partner (id) ON DELETE CASCADE
);

CREATE TABLE assisted_action (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    coordinator_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    act text NOT NULL,
    reason bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_assisted_action PRIMARY KEY (id),
    CONSTRAINT fk_assisted_action_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE,
    CONSTRAINT fk_assisted_action_person_coordinator_id FOREIGN KEY (coordinator_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_assisted_action_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE consent (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    purpose text NOT NULL,
    text_version text NOT NULL,
    language text NOT NULL,
    way text NOT NULL,
    given_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_consent PRIMARY KEY (id),
    CONSTRAINT fk_consent_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE duplicate_candidate (
    id uuid NOT NULL,
    lab_id uuid NOT NULL,
    first_id uuid NOT NULL,
    second_id uuid NOT NULL,
    same_name boolean NOT NULL,
    same_phone boolean NOT NULL,
    state text NOT NULL,
    found_at timestamp with time zone NOT NULL,
    decided_by uuid,
    version integer NOT NULL,
    CONSTRAINT pk_duplicate_candidate PRIMARY KEY (id),
    CONSTRAINT ck_duplicate_candidate_order CHECK (first_id < second_id),
    CONSTRAINT fk_duplicate_candidate_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE,
    CONSTRAINT fk_duplicate_candidate_person_first_id FOREIGN KEY (first_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_duplicate_candidate_person_second_id FOREIGN KEY (second_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE erasure (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    asked_by uuid NOT NULL,
    way text NOT NULL,
    reason text,
    asked_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    done_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_erasure PRIMARY KEY (id),
    CONSTRAINT fk_erasure_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE known_device (
    key_hash bytea NOT NULL,
    person_id uuid NOT NULL,
    device text NOT NULL,
    known_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_known_device PRIMARY KEY (key_hash),
    CONSTRAINT fk_known_device_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE membership (
    id uuid NOT NULL,
    lab_id uuid NOT NULL,
    person_id uuid NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT pk_membership PRIMARY KEY (id),
    CONSTRAINT fk_membership_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE,
    CONSTRAINT fk_membership_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE person_vault (
    person_id uuid NOT NULL,
    phone bytea,
    name bytea,
    birth_year bytea,
    CONSTRAINT pk_person_vault PRIMARY KEY (person_id),
    CONSTRAINT fk_person_vault_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE phone_change (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    phone_index bytea NOT NULL,
    phone bytea NOT NULL,
    state text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    takes_effect_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    session_id uuid,
    assisted_by uuid,
    lab_id uuid,
    reason bytea,
    CONSTRAINT pk_phone_change PRIMARY KEY (id),
    CONSTRAINT fk_phone_change_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE pin (
    person_id uuid NOT NULL,
    hashed_for uuid NOT NULL,
    salt bytea NOT NULL,
    hash bytea NOT NULL,
    iterations integer NOT NULL,
    set_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_pin PRIMARY KEY (person_id),
    CONSTRAINT fk_pin_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE quota_use (
    person_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    kind text NOT NULL,
    week date NOT NULL,
    minutes integer NOT NULL,
    CONSTRAINT pk_quota_use PRIMARY KEY (person_id, lab_id, kind, week),
    CONSTRAINT ck_quota_use_minutes CHECK (minutes >= 0),
    CONSTRAINT fk_quota_use_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE,
    CONSTRAINT fk_quota_use_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE role_grant (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    lab_id uuid,
    granted_by uuid,
    granted_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    revoked_by uuid,
    CONSTRAINT pk_role_grant PRIMARY KEY (id),
    CONSTRAINT fk_role_grant_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id),
    CONSTRAINT fk_role_grant_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE session (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    device text NOT NULL DEFAULT 'Other',
    key_hash bytea,
    started_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_because text,
    CONSTRAINT pk_session PRIMARY KEY (id),
    CONSTRAINT fk_session_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE story (
    id uuid NOT NULL,
    lab_id uuid NOT NULL,
    author_id uuid NOT NULL,
    state text NOT NULL,
    words bytea NOT NULL,
    written_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    published_at timestamp with time zone,
    published_by uuid,
    publication_id uuid,
    reason bytea,
    version integer NOT NULL,
    CONSTRAINT pk_story PRIMARY KEY (id),
    CONSTRAINT ck_story_publication CHECK ((state = 'Published') = (publication_id IS NOT NULL)),
    CONSTRAINT fk_story_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE,
    CONSTRAINT fk_story_person_author_id FOREIGN KEY (author_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE staff_read_link (
    sequence bigint NOT NULL,
    read_id uuid NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_staff_read_link PRIMARY KEY (sequence),
    CONSTRAINT fk_staff_read_link_staff_read_read_id FOREIGN KEY (read_id) REFERENCES staff_read (id) ON DELETE RESTRICT
);

CREATE TABLE staff_read_unchained (
    read_id uuid NOT NULL,
    CONSTRAINT pk_staff_read_unchained PRIMARY KEY (read_id),
    CONSTRAINT fk_staff_read_unchained_staff_read_read_id FOREIGN KEY (read_id) REFERENCES staff_read (id) ON DELETE RESTRICT
);

CREATE TABLE door (
    event_id uuid NOT NULL,
    persons integer NOT NULL,
    companions integer NOT NULL,
    unregistered integer NOT NULL,
    walk_ins integer NOT NULL,
    no_shows integer NOT NULL,
    names_key bytea,
    closed_at timestamp with time zone,
    CONSTRAINT pk_door PRIMARY KEY (event_id),
    CONSTRAINT ck_door_counts CHECK (0 <= persons AND 0 <= companions AND 0 <= unregistered AND 0 <= walk_ins AND 0 <= no_shows),
    CONSTRAINT fk_door_event_event_id FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE TABLE headcount (
    event_id uuid NOT NULL,
    device uuid NOT NULL,
    count integer NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT pk_headcount PRIMARY KEY (event_id, device),
    CONSTRAINT ck_headcount_count CHECK (0 <= count),
    CONSTRAINT fk_headcount_event_event_id FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE TABLE hearing (
    event_id uuid NOT NULL,
    comments_until timestamp with time zone NOT NULL,
    minutes jsonb,
    decision jsonb,
    decided_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_hearing PRIMARY KEY (event_id),
    CONSTRAINT fk_hearing_event_event_id FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE TABLE place (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    person_id uuid NOT NULL,
    seats integer NOT NULL,
    state text NOT NULL,
    number integer,
    needs jsonb NOT NULL,
    insists boolean NOT NULL,
    companions bytea,
    offer_until timestamp with time zone,
    requested_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_place PRIMARY KEY (id),
    CONSTRAINT ck_place_offer CHECK ((state = 'Offered') = (offer_until IS NOT NULL)),
    CONSTRAINT fk_place_event_event_id FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_place_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE seating (
    event_id uuid NOT NULL,
    capacity integer NOT NULL,
    confirmed integer NOT NULL,
    offered integer NOT NULL,
    waiting integer NOT NULL,
    last_number integer NOT NULL,
    CONSTRAINT pk_seating PRIMARY KEY (event_id),
    CONSTRAINT ck_seating_capacity CHECK (0 <= confirmed AND 0 <= offered AND 0 <= waiting AND confirmed + offered <= capacity),
    CONSTRAINT fk_seating_event_event_id FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE TABLE cohort (
    id uuid NOT NULL,
    programme_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    apply_by date NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    places integer NOT NULL,
    admitted integer NOT NULL,
    state text NOT NULL DEFAULT 'Open',
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT pk_cohort PRIMARY KEY (id),
    CONSTRAINT ck_cohort_places CHECK (0 <= admitted AND admitted <= places),
    CONSTRAINT fk_cohort_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE,
    CONSTRAINT fk_cohort_programme_programme_id FOREIGN KEY (programme_id) REFERENCES programme (id) ON DELETE CASCADE
);

CREATE TABLE booking (
    id uuid NOT NULL,
    resource_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    kind text NOT NULL,
    person_id uuid NOT NULL,
    series_id uuid,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    booked_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    held_until timestamp with time zone,
    waits_until timestamp with time zone NOT NULL,
    decided_by uuid,
    reason bytea,
    version integer NOT NULL,
    CONSTRAINT pk_booking PRIMARY KEY (id),
    CONSTRAINT ck_booking_time CHECK (starts_at < ends_at),
    CONSTRAINT fk_booking_lab_lab_id FOREIGN KEY (lab_id) REFERENCES lab (id) ON DELETE CASCADE,
    CONSTRAINT fk_booking_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_booking_resource_resource_id FOREIGN KEY (resource_id) REFERENCES resource (id) ON DELETE CASCADE
);

CREATE TABLE group_invitation (
    id uuid NOT NULL,
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    state text NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    answer_by timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_group_invitation PRIMARY KEY (id),
    CONSTRAINT fk_group_invitation_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_group_invitation_self_help_group_group_id FOREIGN KEY (group_id) REFERENCES self_help_group (id) ON DELETE CASCADE
);

CREATE TABLE group_member (
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_group_member PRIMARY KEY (group_id, person_id),
    CONSTRAINT fk_group_member_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_group_member_self_help_group_group_id FOREIGN KEY (group_id) REFERENCES self_help_group (id) ON DELETE CASCADE
);

CREATE TABLE erasure_part (
    erasure_id uuid NOT NULL,
    service text NOT NULL,
    done_at timestamp with time zone,
    CONSTRAINT pk_erasure_part PRIMARY KEY (erasure_id, service),
    CONSTRAINT fk_erasure_part_erasure_erasure_id FOREIGN KEY (erasure_id) REFERENCES erasure (id) ON DELETE CASCADE
);

CREATE TABLE contact_point (
    person_id uuid NOT NULL,
    phone_index bytea NOT NULL,
    slot integer NOT NULL,
    label text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_contact_point PRIMARY KEY (person_id),
    CONSTRAINT ck_contact_point_slot CHECK (slot BETWEEN 1 AND 6),
    CONSTRAINT fk_contact_point_person_vault_person_id FOREIGN KEY (person_id) REFERENCES person_vault (person_id) ON DELETE CASCADE
);

CREATE TABLE demographics (
    person_id uuid NOT NULL,
    answers bytea,
    version integer NOT NULL,
    CONSTRAINT pk_demographics PRIMARY KEY (person_id),
    CONSTRAINT fk_demographics_person_vault_person_id FOREIGN KEY (person_id) REFERENCES person_vault (person_id) ON DELETE CASCADE
);

CREATE TABLE likeness (
    membership_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    person_id uuid NOT NULL,
    name bigint,
    name_and_year bigint,
    phone bigint,
    CONSTRAINT pk_likeness PRIMARY KEY (membership_id),
    CONSTRAINT fk_likeness_person_vault_person_id FOREIGN KEY (person_id) REFERENCES person_vault (person_id) ON DELETE CASCADE
);

CREATE TABLE member_key (
    key bigint NOT NULL,
    membership_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT pk_member_key PRIMARY KEY (key, membership_id),
    CONSTRAINT fk_member_key_person_vault_person_id FOREIGN KEY (person_id) REFERENCES person_vault (person_id) ON DELETE CASCADE
);

CREATE TABLE refresh_token (
    hash bytea NOT NULL,
    session_id uuid NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    replaced_at timestamp with time zone,
    successor bytea,
    CONSTRAINT pk_refresh_token PRIMARY KEY (hash),
    CONSTRAINT fk_refresh_token_session_session_id FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE
);

CREATE TABLE picture (
    id uuid NOT NULL,
    story_id uuid NOT NULL,
    place integer NOT NULL,
    alt bytea,
    data_key bytea,
    media_type text,
    width integer NOT NULL,
    height integer NOT NULL,
    bytes integer NOT NULL,
    hash bytea,
    added_at timestamp with time zone NOT NULL,
    gone_at timestamp with time zone,
    CONSTRAINT pk_picture PRIMARY KEY (id),
    CONSTRAINT ck_picture_gone CHECK (gone_at IS NULL OR (alt IS NULL AND data_key IS NULL AND media_type IS NULL AND hash IS NULL)),
    CONSTRAINT ck_picture_place CHECK (1 <= place AND place <= 10),
    CONSTRAINT fk_picture_story_story_id FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE CASCADE
);

CREATE TABLE agenda_item (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    position integer NOT NULL,
    title jsonb NOT NULL,
    text jsonb,
    CONSTRAINT pk_agenda_item PRIMARY KEY (id),
    CONSTRAINT fk_agenda_item_hearing_event_id FOREIGN KEY (event_id) REFERENCES hearing (event_id) ON DELETE CASCADE
);

CREATE TABLE follow_up (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    what jsonb NOT NULL,
    who jsonb NOT NULL,
    due date NOT NULL,
    done_on date,
    outcome jsonb,
    version integer NOT NULL,
    CONSTRAINT pk_follow_up PRIMARY KEY (id),
    CONSTRAINT fk_follow_up_hearing_event_id FOREIGN KEY (event_id) REFERENCES hearing (event_id) ON DELETE CASCADE
);

CREATE TABLE check_in (
    event_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid,
    place_id uuid,
    name bytea,
    people integer NOT NULL,
    device uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    told boolean NOT NULL,
    CONSTRAINT pk_check_in PRIMARY KEY (event_id, id),
    CONSTRAINT ck_check_in_people CHECK (1 <= people AND (person_id IS NOT NULL OR place_id IS NULL)),
    CONSTRAINT fk_check_in_event_event_id FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_check_in_person_person_id FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT fk_check_in_place_place_id FOREIGN KEY (place_id) REFERENCES place (id)
);

CREATE TABLE support_seats (
    event_id uuid NOT NULL,
    kind text NOT NULL,
    capacity integer NOT NULL,
    taken integer NOT NULL,
    unmet integer NOT NULL,
    CONSTRAINT pk_support_seats PRIMARY KEY (event_id, kind),
    CONSTRAINT ck_support_seats_taken CHECK (0 <= taken AND taken <= capacity AND 0 <= unmet),
    CONSTRAINT fk_support_seats_seating_event_id FOREIGN KEY (event_id) REFERENCES seating (event_id) ON DELETE CASCADE
);

CREATE TABLE waiting_block (
    event_id uuid NOT NULL,
    block integer NOT NULL,
    waiting integer NOT NULL,
    CONSTRAINT pk_waiting_block PRIMARY KEY (event_id, block),
    CONSTRAINT ck_waiting_block_waiting CHECK (0 <= waiting),
    CONSTRAINT fk_waiting_block_seating_event_id FOREIGN KEY (event_id) REFERENCES seating (event_id) ON DELETE CASCADE
);

CREATE TABLE enrolment (
    id uuid NOT NULL,
    cohort_id uuid NOT NULL,
    person_id uuid NOT NULL,
    state text NOT NULL,
    motivation bytea,
    applied_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decided_by uuid,
    reason bytea,
    ended_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_enrolment PRIMARY KEY (id),
    CONSTRAINT fk_enrolment_cohort_cohort_id FOREIGN KEY (cohort_id) REFERENCES cohort (id) ON DELETE CASCADE,
    CONSTRAINT fk_enrolment_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE open_call (
    cohort_id uuid NOT NULL,
    criteria jsonb NOT NULL,
    closed_at timestamp with time zone,
    closed_by uuid,
    version integer NOT NULL,
    CONSTRAINT pk_open_call PRIMARY KEY (cohort_id),
    CONSTRAINT fk_open_call_cohort_cohort_id FOREIGN KEY (cohort_id) REFERENCES cohort (id) ON DELETE CASCADE
);

CREATE TABLE picture_consent (
    picture_id uuid NOT NULL,
    person_id uuid NOT NULL,
    consent_id uuid,
    given_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_picture_consent PRIMARY KEY (picture_id, person_id),
    CONSTRAINT ck_picture_consent_given CHECK ((consent_id IS NULL) = (given_at IS NULL)),
    CONSTRAINT fk_picture_consent_consent_consent_id FOREIGN KEY (consent_id) REFERENCES consent (id),
    CONSTRAINT fk_picture_consent_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_picture_consent_picture_picture_id FOREIGN KEY (picture_id) REFERENCES picture (id) ON DELETE CASCADE
);

CREATE TABLE picture_content (
    picture_id uuid NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT pk_picture_content PRIMARY KEY (picture_id),
    CONSTRAINT fk_picture_content_picture_picture_id FOREIGN KEY (picture_id) REFERENCES picture (id) ON DELETE CASCADE
);

CREATE TABLE hearing_comment (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    agenda_item_id uuid,
    person_id uuid,
    number integer,
    way text NOT NULL,
    words bytea,
    received_at timestamp with time zone NOT NULL,
    entered_by uuid,
    hidden_for bytea,
    moderated_by uuid,
    version integer NOT NULL,
    CONSTRAINT pk_hearing_comment PRIMARY KEY (id),
    CONSTRAINT ck_hearing_comment_number CHECK (1 <= number),
    CONSTRAINT ck_hearing_comment_way CHECK ((way = 'Online') = (person_id IS NOT NULL) AND (person_id IS NULL) = (number IS NULL)),
    CONSTRAINT fk_hearing_comment_agenda_item_agenda_item_id FOREIGN KEY (agenda_item_id) REFERENCES agenda_item (id) ON DELETE RESTRICT,
    CONSTRAINT fk_hearing_comment_hearing_event_id FOREIGN KEY (event_id) REFERENCES hearing (event_id) ON DELETE CASCADE,
    CONSTRAINT fk_hearing_comment_person_person_id FOREIGN KEY (person_id) REFERENCES person (id)
);

CREATE TABLE juror (
    cohort_id uuid NOT NULL,
    person_id uuid NOT NULL,
    named_by uuid NOT NULL,
    named_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_juror PRIMARY KEY (cohort_id, person_id),
    CONSTRAINT fk_juror_open_call_cohort_id FOREIGN KEY (cohort_id) REFERENCES open_call (cohort_id) ON DELETE CASCADE,
    CONSTRAINT fk_juror_person_person_id FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE score (
    enrolment_id uuid NOT NULL,
    juror_id uuid NOT NULL,
    criterion_id uuid NOT NULL,
    cohort_id uuid NOT NULL,
    points integer NOT NULL,
    given_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_score PRIMARY KEY (enrolment_id, juror_id, criterion_id),
    CONSTRAINT ck_score_points CHECK (points BETWEEN 0 AND 10),
    CONSTRAINT fk_score_enrolment_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES enrolment (id) ON DELETE CASCADE,
    CONSTRAINT fk_score_juror_cohort_id_juror_id FOREIGN KEY (cohort_id, juror_id) REFERENCES juror (cohort_id, person_id) ON DELETE RESTRICT
);

INSERT INTO outbox_lane (lane)
VALUES (0);
INSERT INTO outbox_lane (lane)
VALUES (1);
INSERT INTO outbox_lane (lane)
VALUES (2);
INSERT INTO outbox_lane (lane)
VALUES (3);
INSERT INTO outbox_lane (lane)
VALUES (4);
INSERT INTO outbox_lane (lane)
VALUES (5);
INSERT INTO outbox_lane (lane)
VALUES (6);
INSERT INTO outbox_lane (lane)
VALUES (7);

CREATE INDEX ix_agenda_item_event_id_position ON agenda_item (event_id, position);

CREATE INDEX ix_assisted_action_coordinator_id ON assisted_action (coordinator_id);

CREATE INDEX ix_assisted_action_lab_id ON assisted_action (lab_id);

CREATE INDEX ix_assisted_action_person_id_id ON assisted_action (person_id, id);

CREATE INDEX ix_booking_lab_id_id ON booking (lab_id, id) WHERE state = 'Held';

CREATE INDEX ix_booking_lab_id_starts_at ON booking (lab_id, starts_at);

CREATE INDEX ix_booking_person_id_id ON booking (person_id, id);

CREATE INDEX ix_booking_resource_id ON booking (resource_id);

CREATE INDEX ix_booking_series_id ON booking (series_id) WHERE series_id IS NOT NULL;

CREATE UNIQUE INDEX ix_check_in_event_id_person_id ON check_in (event_id, person_id);

CREATE INDEX ix_check_in_person_id ON check_in (person_id);

CREATE INDEX ix_check_in_place_id ON check_in (place_id);

CREATE INDEX ix_check_in_untold ON check_in (event_id) WHERE place_id IS NULL AND person_id IS NOT NULL AND NOT told;

CREATE INDEX ix_closure_lab_id_id ON closure (lab_id, id);

CREATE INDEX ix_closure_lab_id_last_day ON closure (lab_id, last_day);

CREATE INDEX ix_cohort_lab_id ON cohort (lab_id);

CREATE INDEX ix_cohort_programme_id ON cohort (programme_id);

CREATE UNIQUE INDEX ix_consent_person_id_purpose_text_version ON consent (person_id, purpose, text_version) WHERE withdrawn_at IS NULL;

CREATE UNIQUE INDEX ix_contact_point_phone_index_slot ON contact_point (phone_index, slot);

CREATE INDEX ix_duplicate_candidate_first_id ON duplicate_candidate (first_id);

CREATE UNIQUE INDEX ix_duplicate_candidate_lab_id_first_id_second_id ON duplicate_candidate (lab_id, first_id, second_id);

CREATE INDEX ix_duplicate_candidate_lab_id_state_id ON duplicate_candidate (lab_id, state, id);

CREATE INDEX ix_duplicate_candidate_second_id ON duplicate_candidate (second_id);

CREATE INDEX ix_enrolment_cohort_id_id ON enrolment (cohort_id, id);

CREATE UNIQUE INDEX ix_enrolment_cohort_id_person_id ON enrolment (cohort_id, person_id) WHERE state <> 'Withdrawn';

CREATE INDEX ix_enrolment_cohort_id_state_id ON enrolment (cohort_id, state, id);

CREATE INDEX ix_enrolment_person_id_id ON enrolment (person_id, id);

CREATE INDEX ix_erasure_open ON erasure (id) WHERE state <> 'Done';

CREATE UNIQUE INDEX ix_erasure_person_id ON erasure (person_id);

CREATE INDEX ix_event_lab_id_starts_at_id ON event (lab_id, starts_at, id);

CREATE INDEX ix_event_starts_at_id ON event (starts_at, id);

CREATE INDEX ix_follow_up_event_id_id ON follow_up (event_id, id);

CREATE UNIQUE INDEX ix_group_invitation_group_id_person_id ON group_invitation (group_id, person_id) WHERE state = 'Open';

CREATE INDEX ix_group_invitation_person_id_id ON group_invitation (person_id, id);

CREATE INDEX ix_group_member_person_id_group_id ON group_member (person_id, group_id);

CREATE INDEX ix_hearing_comment_agenda_item_id ON hearing_comment (agenda_item_id);

CREATE INDEX ix_hearing_comment_event_id_agenda_item_id_id ON hearing_comment (event_id, agenda_item_id, id);

CREATE INDEX ix_hearing_comment_event_id_id ON hearing_comment (event_id, id);

CREATE UNIQUE INDEX ix_hearing_comment_event_id_person_id_number ON hearing_comment (event_id, person_id, number);

CREATE INDEX ix_hearing_comment_person_id ON hearing_comment (person_id);

CREATE INDEX ix_idempotency_expires_at ON idempotency (expires_at);

CREATE INDEX ix_inbox_processed_at ON inbox (processed_at);

CREATE INDEX ix_juror_person_id_cohort_id ON juror (person_id, cohort_id);

CREATE INDEX ix_known_device_last_seen_at ON known_device (last_seen_at);

CREATE INDEX ix_known_device_person_id ON known_device (person_id);

CREATE UNIQUE INDEX ix_lab_code ON lab (code);

CREATE INDEX ix_likeness_name ON likeness (name);

CREATE INDEX ix_likeness_person_id ON likeness (person_id);

CREATE INDEX ix_likeness_phone ON likeness (phone);

CREATE INDEX ix_member_key_person_id ON member_key (person_id);

CREATE INDEX ix_membership_ended ON membership (lab_id, id) WHERE ended_at IS NOT NULL;

CREATE INDEX ix_membership_live ON membership (lab_id, id) WHERE ended_at IS NULL;

CREATE INDEX ix_membership_person_id ON membership (person_id);

CREATE UNIQUE INDEX ix_membership_person_id_lab_id ON membership (person_id, lab_id) WHERE ended_at IS NULL;

CREATE INDEX ix_outbox_key_seq ON outbox (key, seq) WHERE attempts > 0;

CREATE INDEX ix_outbox_lane_next_attempt_at ON outbox (lane, next_attempt_at) WHERE parked_at IS NULL;

CREATE UNIQUE INDEX ix_outbox_message_id ON outbox (message_id);

CREATE UNIQUE INDEX ix_partner_secret_live ON partner_secret (partner_id, slot) WHERE revoked_at IS NULL;

CREATE INDEX ix_person_merged_into ON person (merged_into);

CREATE INDEX ix_phone_change_person_id_id ON phone_change (person_id, id);

CREATE UNIQUE INDEX ix_phone_change_waiting ON phone_change (person_id) WHERE state = 'Waiting';

CREATE UNIQUE INDEX ix_picture_story_id_place ON picture (story_id, place) WHERE gone_at IS NULL;

CREATE INDEX ix_picture_consent_consent_id ON picture_consent (consent_id);

CREATE INDEX ix_picture_consent_person_id_picture_id ON picture_consent (person_id, picture_id);

CREATE INDEX ix_place_event_id_id ON place (event_id, id);

CREATE INDEX ix_place_event_id_person_id_id ON place (event_id, person_id, id);

CREATE INDEX ix_place_event_id_state_id ON place (event_id, state, id);

CREATE UNIQUE INDEX ix_place_live ON place (event_id, person_id) WHERE state IN ('Requested', 'Confirmed', 'Waitlisted', 'Offered', 'Attended');

CREATE INDEX ix_place_offered ON place (event_id, offer_until) WHERE state = 'Offered';

CREATE INDEX ix_place_person_id_id ON place (person_id, id);

CREATE UNIQUE INDEX ix_place_waiting ON place (event_id, number) WHERE state = 'Waitlisted';

CREATE INDEX ix_programme_lab_id ON programme (lab_id);

CREATE UNIQUE INDEX ix_programme_slug ON programme (slug);

CREATE INDEX ix_quota_use_lab_id ON quota_use (lab_id);

CREATE INDEX ix_refresh_token_session_id ON refresh_token (session_id);

CREATE INDEX ix_resource_lab_id_id ON resource (lab_id, id);

CREATE INDEX ix_role_grant_lab_id_id ON role_grant (lab_id, id);

CREATE UNIQUE INDEX ix_role_grant_person_id_role_lab_id ON role_grant (person_id, role, lab_id) NULLS NOT DISTINCT WHERE revoked_at IS NULL;

CREATE INDEX ix_score_cohort_id_juror_id ON score (cohort_id, juror_id);

CREATE INDEX ix_self_help_group_lab_id_id ON self_help_group (lab_id, id);

CREATE INDEX ix_session_ended_at ON session (ended_at) WHERE ended_at IS NOT NULL;

CREATE INDEX ix_session_last_seen_at ON session (last_seen_at);

CREATE INDEX ix_session_person_id ON session (person_id);

CREATE UNIQUE INDEX ix_signing_key_kid ON signing_key (kid);

CREATE INDEX ix_staff_read_person_id_at ON staff_read (person_id, at);

CREATE UNIQUE INDEX ix_staff_read_link_read_id ON staff_read_link (read_id);

CREATE INDEX ix_story_author_id_id ON story (author_id, id);

CREATE INDEX ix_story_lab_id_publication_id ON story (lab_id, publication_id);

CREATE INDEX ix_story_lab_id_state_id ON story (lab_id, state, id);

CREATE UNIQUE INDEX ix_story_publication_id ON story (publication_id);

CREATE UNIQUE INDEX ix_ticket_key_kid ON ticket_key (kid);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER staff_read_append_only BEFORE UPDATE OR DELETE ON staff_read FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_not_deleted BEFORE DELETE ON consent FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_only_withdrawn BEFORE UPDATE ON consent FOR EACH ROW
  WHEN (OLD.withdrawn_at IS NOT NULL
    OR (OLD.id, OLD.person_id, OLD.purpose, OLD.text_version, OLD.language, OLD.way, OLD.given_at)
      IS DISTINCT FROM (NEW.id, NEW.person_id, NEW.purpose, NEW.text_version, NEW.language, NEW.way, NEW.given_at))
  EXECUTE FUNCTION refuse_change();

CREATE TRIGGER assisted_action_append_only BEFORE UPDATE OR DELETE ON assisted_action FOR EACH ROW
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER staff_read_link_append_only BEFORE UPDATE OR DELETE ON staff_read_link FOR EACH ROW
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER staff_read_not_emptied BEFORE TRUNCATE ON staff_read FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER staff_read_link_not_emptied BEFORE TRUNCATE ON staff_read_link FOR EACH STATEMENT
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assisted_action_not_emptied BEFORE TRUNCATE ON assisted_action FOR EACH STATEMENT
  EXECUTE FUNCTION refuse_change();

CREATE FUNCTION await_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO staff_read_unchained (read_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER staff_read_awaits_chain AFTER INSERT ON staff_read FOR EACH ROW EXECUTE FUNCTION await_chain();
INSERT INTO staff_read_unchained (read_id) SELECT id FROM staff_read;

CREATE FUNCTION hold_merge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM person WHERE id = NEW.merged_into AND merged_into IS NULL FOR UPDATE;
  IF NOT FOUND OR EXISTS (SELECT FROM person WHERE merged_into = NEW.id) THEN
    RAISE EXCEPTION 'a merged record can neither take nor lead on' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER person_merge_held BEFORE INSERT OR UPDATE OF merged_into ON person FOR EACH ROW
  WHEN (NEW.merged_into IS NOT NULL) EXECUTE FUNCTION hold_merge();

CREATE FUNCTION refuse_as_merged(who uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM person WHERE id = who AND merged_into IS NULL FOR KEY SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this person was merged' USING ERRCODE = 'serialization_failure';
  END IF;
END $$;
CREATE FUNCTION refuse_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_as_merged(NEW.person_id);
  RETURN NEW;
END $$;
CREATE FUNCTION refuse_merged_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_as_merged(NEW.author_id);
  RETURN NEW;
END $$;
CREATE TRIGGER story_not_of_merged BEFORE INSERT ON story FOR EACH ROW EXECUTE FUNCTION refuse_merged_author();

CREATE TRIGGER membership_not_of_merged BEFORE INSERT ON membership FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER enrolment_not_of_merged BEFORE INSERT ON enrolment FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER consent_not_of_merged BEFORE INSERT ON consent FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER session_not_of_merged BEFORE INSERT ON session FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER role_grant_not_of_merged BEFORE INSERT ON role_grant FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER demographics_not_of_merged BEFORE INSERT ON demographics FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER contact_point_not_of_merged BEFORE INSERT ON contact_point FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER phone_change_not_of_merged BEFORE INSERT ON phone_change FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER pin_not_of_merged BEFORE INSERT ON pin FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER known_device_not_of_merged BEFORE INSERT ON known_device FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER juror_not_of_merged BEFORE INSERT ON juror FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER group_member_not_of_merged BEFORE INSERT ON group_member FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER group_invitation_not_of_merged BEFORE INSERT ON group_invitation FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER picture_consent_not_of_merged BEFORE INSERT ON picture_consent FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER hearing_comment_not_of_merged BEFORE INSERT ON hearing_comment FOR EACH ROW WHEN (NEW.person_id IS NOT NULL) EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER booking_not_of_merged BEFORE INSERT ON booking FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER quota_use_not_of_merged BEFORE INSERT ON quota_use FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER check_in_not_of_merged BEFORE INSERT ON check_in FOR EACH ROW WHEN (NEW.person_id IS NOT NULL) EXECUTE FUNCTION refuse_merged();

CREATE TRIGGER place_not_of_merged BEFORE INSERT ON place FOR EACH ROW  EXECUTE FUNCTION refuse_merged();

CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE booking ADD CONSTRAINT ex_booking_resource_id_time
  EXCLUDE USING gist (resource_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
  WHERE (state IN ('Held', 'Confirmed', 'CheckedIn'));

ALTER TABLE self_help_group
  ADD CONSTRAINT fk_self_help_group_leader FOREIGN KEY (id, leader_id)
    REFERENCES group_member (group_id, person_id) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT fk_self_help_group_treasurer FOREIGN KEY (id, treasurer_id)
    REFERENCES group_member (group_id, person_id) DEFERRABLE INITIALLY IMMEDIATE;
