-- The manager's calendar: duties, accounts, assessments, the policy itself, leavers, the logo.

-- One thing that has to be done. `subject` is what it is about (an account, a person, a version of the
-- policy), `about` the same in words, `owner` whose duty it is (empty: the management team's).
-- `tell_on` is the next day on which it is told; `later_on` until when somebody put it off.
CREATE TABLE duties (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    about TEXT NOT NULL,
    owner TEXT REFERENCES people (id),
    due_on TEXT NOT NULL,
    tell_on TEXT,
    later_on TEXT,
    state TEXT NOT NULL DEFAULT 'open',
    opened_by TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    closed_by TEXT,
    closed_at TEXT
);
CREATE INDEX duties_telling ON duties (tell_on, id) WHERE state = 'open' AND tell_on IS NOT NULL;
CREATE INDEX duties_due ON duties (due_on, id) WHERE state = 'open';
CREATE INDEX duties_subject ON duties (kind, subject, opened_at);
CREATE INDEX duties_kind ON duties (kind) WHERE state = 'open';
CREATE INDEX duties_owner ON duties (owner, due_on, id) WHERE state = 'open' AND owner IS NOT NULL;

-- Put off, handed over, told: what happened to a duty, in order, kept for ever.
CREATE TABLE duty_events (
    id INTEGER PRIMARY KEY,
    duty TEXT NOT NULL REFERENCES duties (id),
    kind TEXT NOT NULL,
    person TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    day_on TEXT,
    happened_at TEXT NOT NULL
);
CREATE INDEX duty_events_duty ON duty_events (duty, id);
CREATE TRIGGER duty_events_stay BEFORE DELETE ON duty_events BEGIN SELECT RAISE (ABORT, 'events of duties are append-only'); END;
CREATE TRIGGER duty_events_as_they_are BEFORE UPDATE ON duty_events BEGIN SELECT RAISE (ABORT, 'events of duties are append-only'); END;

-- What a person is to be told of a duty, waiting for their own hours; gone once it is told.
CREATE TABLE reminders (
    person TEXT NOT NULL REFERENCES people (id),
    duty TEXT NOT NULL REFERENCES duties (id),
    told_on TEXT NOT NULL,
    PRIMARY KEY (person, duty)
);

-- The day on which the clock rang last, to see when it has gone back.
CREATE TABLE rung (place INTEGER PRIMARY KEY CHECK (place = 1), rung_on TEXT NOT NULL);

-- Somebody's own hours for reminders; without a row, the setting's.
CREATE TABLE own_hours (
    person TEXT PRIMARY KEY REFERENCES people (id),
    begins TEXT NOT NULL,
    ends TEXT NOT NULL
);

-- The register of accounts (C6); `sought` is platform and handle as they are compared. Never a password.
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    handle TEXT NOT NULL,
    sought TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    recovery TEXT NOT NULL DEFAULT '',
    two_factor TEXT NOT NULL DEFAULT 'unknown',
    kept TEXT NOT NULL DEFAULT '',
    password_changed_on TEXT,
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    closed_at TEXT
);
CREATE UNIQUE INDEX accounts_sought ON accounts (sought) WHERE closed_at IS NULL;

-- Who administers an account and who may post on it, from when until when (C7, C11).
CREATE TABLE account_people (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    person TEXT NOT NULL REFERENCES people (id),
    part TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    granted_by TEXT NOT NULL,
    ended_by TEXT,
    ended_at TEXT
);
CREATE INDEX account_people_account ON account_people (account);
CREATE INDEX account_people_person ON account_people (person) WHERE ended_at IS NULL;

CREATE TABLE account_requests (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    platform TEXT NOT NULL,
    purpose TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    decision TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    decided_by TEXT,
    decided_at TEXT
);

-- The sealed KeePass file: every version's bytes lie in the vault; who put it there and who took it.
CREATE TABLE sealed_files (
    number INTEGER PRIMARY KEY,
    attachment TEXT NOT NULL REFERENCES attachments (id),
    digest TEXT NOT NULL,
    put_by TEXT NOT NULL,
    put_at TEXT NOT NULL
);

-- Risk assessments (C8, C9): the list of hazards, and what was found for each account, question by
-- question: likelihood first, then severity, then the controls.
CREATE TABLE hazards (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    words TEXT NOT NULL,
    controls TEXT NOT NULL DEFAULT '',
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE TABLE assessments (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    person TEXT NOT NULL REFERENCES people (id),
    begun_at TEXT NOT NULL,
    done_by TEXT,
    done_at TEXT
);
CREATE INDEX assessments_account ON assessments (account, begun_at);
CREATE UNIQUE INDEX assessments_open ON assessments (account) WHERE done_at IS NULL;
CREATE TABLE ratings (
    assessment TEXT NOT NULL REFERENCES assessments (id),
    hazard TEXT NOT NULL REFERENCES hazards (id),
    words TEXT NOT NULL,
    likelihood INTEGER NOT NULL,
    severity INTEGER,
    controls TEXT,
    rated_by TEXT NOT NULL,
    rated_at TEXT NOT NULL,
    PRIMARY KEY (assessment, hazard)
);
CREATE TABLE risk_actions (
    id TEXT PRIMARY KEY,
    assessment TEXT NOT NULL REFERENCES assessments (id),
    words TEXT NOT NULL,
    duty TEXT NOT NULL REFERENCES duties (id),
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL
);
CREATE INDEX risk_actions_assessment ON risk_actions (assessment, added_at);
-- The setting's own form (C9): filled in for an assessment, or empty, beside the hazards.
CREATE TABLE own_forms (
    attachment TEXT PRIMARY KEY REFERENCES attachments (id),
    assessment TEXT NOT NULL,
    place INTEGER NOT NULL,
    put_by TEXT NOT NULL,
    put_at TEXT NOT NULL
);
CREATE INDEX own_forms_assessment ON own_forms (assessment, put_at);

-- What was found when an account was looked through (C4), and each step of a change of password (C10, C11).
CREATE TABLE checks (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id),
    duty TEXT REFERENCES duties (id),
    person TEXT NOT NULL REFERENCES people (id),
    steps TEXT NOT NULL,
    findings TEXT NOT NULL DEFAULT '',
    begun_at TEXT NOT NULL,
    done_at TEXT
);
CREATE INDEX checks_account ON checks (account, kind, begun_at);
CREATE UNIQUE INDEX checks_rotating ON checks (account) WHERE kind = 'rotation' AND done_at IS NULL;

-- The policy itself (C42-C46): versions, their adoption, signatories, and who read and signed.
CREATE TABLE policies (
    version INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    digest TEXT NOT NULL,
    file_digest TEXT NOT NULL DEFAULT '',
    put_by TEXT NOT NULL,
    put_at TEXT NOT NULL,
    meeting TEXT NOT NULL DEFAULT '',
    adopted_on TEXT,
    review_on TEXT,
    adopted_by TEXT
);
CREATE TABLE signatories (
    version INTEGER NOT NULL REFERENCES policies (version),
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    PRIMARY KEY (version, place)
);
CREATE TABLE signatures (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES policies (version),
    person TEXT NOT NULL REFERENCES people (id),
    answer TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    answered_at TEXT NOT NULL,
    told_at TEXT
);
CREATE INDEX signatures_person ON signatures (person, version, id);
CREATE INDEX signatures_untold ON signatures (id) WHERE answer = 'refused' AND told_at IS NULL;
CREATE TABLE readings (
    version INTEGER NOT NULL REFERENCES policies (version),
    person TEXT NOT NULL REFERENCES people (id),
    read_at TEXT NOT NULL,
    PRIMARY KEY (version, person)
);
-- A text that came in and waits for its Record; a review that ended, and what it decided.
CREATE TABLE policy_drafts (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    text TEXT NOT NULL,
    file_digest TEXT NOT NULL DEFAULT '',
    before INTEGER NOT NULL,
    came_at TEXT NOT NULL
);
CREATE TABLE policy_reviews (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES policies (version),
    outcome TEXT NOT NULL,
    person TEXT NOT NULL,
    reviewed_at TEXT NOT NULL,
    next_on TEXT
);
CREATE TABLE declarations (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    words TEXT NOT NULL,
    declared_at TEXT NOT NULL
);
CREATE INDEX declarations_person ON declarations (person, declared_at);

-- Written consent for the logo (C40): what for, where and until when somebody asks, and the decision in
-- its own words; an approved one that has ended is told once.
CREATE TABLE logo_requests (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    words TEXT NOT NULL,
    place TEXT NOT NULL,
    wanted_until_on TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    decision TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    scope TEXT NOT NULL DEFAULT '',
    until_on TEXT,
    decided_by TEXT,
    decided_at TEXT,
    over_told_at TEXT
);
CREATE INDEX logo_requests_person ON logo_requests (person, asked_at);
CREATE INDEX logo_requests_open ON logo_requests (asked_at) WHERE decision = '';
CREATE INDEX logo_requests_ending ON logo_requests (until_on) WHERE decision = 'approved' AND over_told_at IS NULL;

-- What waited to be taken away before there were duties.
INSERT INTO duties (id, kind, subject, about, due_on, tell_on, opened_by, opened_at)
SELECT removals.id, 'removal', removals.id, people.name || ': ' || removals.place, due_on, due_on, 'bot', opened_at
FROM removals JOIN people ON people.id = removals.person WHERE done_at IS NULL;
