ALTER TABLE mentorships ADD silent_since timestamp with time zone;

CREATE TABLE agreements (
    mentorship_id uuid NOT NULL,
    way text NOT NULL,
    every_days integer NOT NULL,
    ends_on date NOT NULL,
    mentee_agreed_at timestamp with time zone,
    mentor_agreed_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_agreements PRIMARY KEY (mentorship_id),
    CONSTRAINT fk_agreements_mentorships_mentorship_id FOREIGN KEY (mentorship_id) REFERENCES mentorships (id) ON DELETE CASCADE
);

CREATE TABLE booking_terms (
    person_id uuid NOT NULL,
    slot_minutes integer NOT NULL,
    notice_hours integer NOT NULL,
    buffer_minutes integer NOT NULL,
    daily_limit integer NOT NULL,
    horizon_days integer NOT NULL,
    exceptions jsonb NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_booking_terms PRIMARY KEY (person_id)
);

CREATE TABLE circles (
    id uuid NOT NULL,
    mentor_id uuid NOT NULL,
    lab_id uuid NOT NULL,
    topic text NOT NULL,
    title jsonb NOT NULL,
    capacity integer NOT NULL,
    members integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_circles PRIMARY KEY (id),
    CONSTRAINT ck_circles_capacity CHECK (capacity BETWEEN 2 AND 30),
    CONSTRAINT ck_circles_members_within_capacity CHECK (0 <= members AND members <= capacity)
);

CREATE TABLE feedback (
    id uuid NOT NULL,
    mentorship_id uuid NOT NULL,
    author_id uuid NOT NULL,
    moment text NOT NULL,
    rating integer NOT NULL,
    sealed_text bytea,
    written_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_feedback PRIMARY KEY (id),
    CONSTRAINT fk_feedback_mentorships_mentorship_id FOREIGN KEY (mentorship_id) REFERENCES mentorships (id) ON DELETE CASCADE
);

CREATE TABLE goals (
    id uuid NOT NULL,
    mentorship_id uuid NOT NULL,
    sealed_words bytea,
    target_on date,
    state text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    reached_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_goals PRIMARY KEY (id),
    CONSTRAINT fk_goals_mentorships_mentorship_id FOREIGN KEY (mentorship_id) REFERENCES mentorships (id) ON DELETE CASCADE
);

CREATE TABLE slot_holds (
    id uuid NOT NULL,
    mentorship_id uuid NOT NULL,
    person_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    held_until timestamp with time zone NOT NULL,
    CONSTRAINT pk_slot_holds PRIMARY KEY (id)
);

CREATE TABLE circle_members (
    circle_id uuid NOT NULL,
    person_id uuid NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_circle_members PRIMARY KEY (circle_id, person_id),
    CONSTRAINT fk_circle_members_circles_circle_id FOREIGN KEY (circle_id) REFERENCES circles (id) ON DELETE CASCADE
);

CREATE TABLE circle_sessions (
    id uuid NOT NULL,
    circle_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    sealed_place bytea,
    CONSTRAINT pk_circle_sessions PRIMARY KEY (id),
    CONSTRAINT fk_circle_sessions_circles_circle_id FOREIGN KEY (circle_id) REFERENCES circles (id) ON DELETE CASCADE
);

CREATE TABLE circle_attendance (
    session_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT pk_circle_attendance PRIMARY KEY (session_id, person_id),
    CONSTRAINT fk_circle_attendance_circle_sessions_session_id FOREIGN KEY (session_id) REFERENCES circle_sessions (id) ON DELETE CASCADE
);

CREATE INDEX ix_mentorships_lab_id_id ON mentorships (lab_id, id);

CREATE INDEX ix_circle_attendance_person_id ON circle_attendance (person_id);

CREATE INDEX ix_circle_members_person_id ON circle_members (person_id);

CREATE INDEX ix_circle_sessions_circle_id_id ON circle_sessions (circle_id, id);

CREATE INDEX ix_circles_lab_id_id ON circles (lab_id, id);

CREATE INDEX ix_circles_mentor_id ON circles (mentor_id);

CREATE UNIQUE INDEX ix_feedback_one_a_moment ON feedback (mentorship_id, author_id, moment);

CREATE INDEX ix_goals_mentorship_id_id ON goals (mentorship_id, id);

CREATE INDEX ix_slot_holds_held_until ON slot_holds (held_until);

CREATE INDEX ix_slot_holds_mentorship_id ON slot_holds (mentorship_id);
