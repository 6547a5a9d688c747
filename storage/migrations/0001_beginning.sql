-- The first schema: people, what they said, concerns, what is on its way out, and the audit log.

CREATE TABLE schema_version (number INTEGER NOT NULL);

CREATE TABLE people (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    standing TEXT NOT NULL,
    telegram_id INTEGER,
    telegram_name TEXT NOT NULL DEFAULT '',
    invited_by TEXT,
    invited_at TEXT NOT NULL,
    confirmed_by TEXT,
    confirmed_at TEXT,
    ended_by TEXT,
    ended_at TEXT,
    away_until_on TEXT,
    stand_in TEXT REFERENCES people (id),
    unreachable_at TEXT
);
CREATE UNIQUE INDEX people_telegram ON people (telegram_id) WHERE standing <> 'ended' AND telegram_id IS NOT NULL;

CREATE INDEX people_role ON people (role, standing);

CREATE TABLE invites (
    digest TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    withdrawn_at TEXT
);
CREATE INDEX invites_person ON invites (person);

-- Nothing of a stranger is kept but a digest of the account, for an hour, so that it is answered once.
CREATE TABLE strangers (
    digest TEXT PRIMARY KEY,
    answered_at TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE counters (name TEXT PRIMARY KEY, number INTEGER NOT NULL);

-- The list of commands that each chat was last given; chat 0 stands for everybody else.
CREATE TABLE command_lists (chat INTEGER PRIMARY KEY, digest TEXT NOT NULL);

-- No index beyond the key, here and in the outbox and the intake: each costs every update a page.
CREATE TABLE dialogues (
    person TEXT PRIMARY KEY REFERENCES people (id),
    conversation TEXT NOT NULL,
    subject TEXT NOT NULL,
    said TEXT NOT NULL,
    wanted TEXT NOT NULL,
    view TEXT NOT NULL,
    begun_at TEXT,
    touched_at TEXT NOT NULL
);
CREATE TABLE parked (
    person TEXT NOT NULL REFERENCES people (id),
    conversation TEXT NOT NULL,
    subject TEXT NOT NULL,
    said TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    PRIMARY KEY (person, conversation, subject)
);

CREATE TABLE concerns (
    reference TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    urgent INTEGER NOT NULL,
    reporter TEXT NOT NULL REFERENCES people (id),
    reported_at TEXT NOT NULL,
    state TEXT NOT NULL,
    level TEXT NOT NULL DEFAULT '',
    opened_by TEXT REFERENCES people (id),
    opened_at TEXT,
    closed_at TEXT
);
CREATE INDEX concerns_state ON concerns (state, reported_at);
CREATE INDEX concerns_reporter ON concerns (reporter, reported_at);

-- The people whom a concern is about: they never learn that it exists, whatever role they hold.
CREATE TABLE subjects (
    reference TEXT NOT NULL REFERENCES concerns (reference),
    person TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (reference, person)
);

-- Everything that was said and done about a concern, in order, kept for ever.
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL REFERENCES concerns (reference),
    kind TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL,
    said_by TEXT NOT NULL,
    said_at TEXT NOT NULL,
    answers INTEGER REFERENCES entries (id)
);
CREATE INDEX entries_reference ON entries (reference, id);
CREATE INDEX entries_answers ON entries (answers) WHERE answers IS NOT NULL;
CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN SELECT RAISE (ABORT, 'entries are append-only'); END;
CREATE TRIGGER entries_as_they_are BEFORE UPDATE ON entries BEGIN SELECT RAISE (ABORT, 'entries are append-only'); END;

-- The Telegram messages that an entry or an open answer came from, so that a later edit finds it.
CREATE TABLE sources (
    person TEXT NOT NULL,
    message INTEGER NOT NULL,
    reference TEXT NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (person, message)
);
CREATE TABLE waiting_edits (
    person TEXT NOT NULL,
    message INTEGER NOT NULL,
    words TEXT NOT NULL,
    came_at TEXT NOT NULL,
    PRIMARY KEY (person, message)
);

CREATE TABLE alerts (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL REFERENCES concerns (reference),
    person TEXT NOT NULL REFERENCES people (id),
    told_at TEXT NOT NULL,
    repeated_at TEXT NOT NULL,
    times INTEGER NOT NULL DEFAULT 1,
    delivered_at TEXT,
    unreachable_at TEXT,
    UNIQUE (reference, person)
);

CREATE TABLE attachments (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    reference TEXT REFERENCES concerns (reference),
    message INTEGER NOT NULL,
    file_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    size INTEGER,
    caption TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    next_try_at TEXT,
    sent_at TEXT NOT NULL,
    stored_at TEXT,
    digest TEXT NOT NULL DEFAULT ''
);
CREATE INDEX attachments_reference ON attachments (reference);
CREATE INDEX attachments_wanted ON attachments (next_try_at) WHERE state = 'wanted';

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    chat INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    method TEXT NOT NULL,
    payload TEXT NOT NULL,
    made TEXT NOT NULL DEFAULT '',
    alert INTEGER REFERENCES alerts (id),
    state TEXT NOT NULL DEFAULT 'queued',
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before_at TEXT,
    clear_at TEXT,
    reason TEXT NOT NULL DEFAULT '',
    queued_at TEXT NOT NULL,
    settled_at TEXT,
    message INTEGER
);
CREATE INDEX outbox_to_clear ON outbox (clear_at) WHERE clear_at IS NOT NULL;

CREATE TABLE intake (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    next_offset INTEGER,
    polled_at TEXT
);
CREATE TABLE seen_updates (
    update_id INTEGER PRIMARY KEY,
    natural_key TEXT NOT NULL,
    seen_at TEXT NOT NULL
);
CREATE TABLE quarantine (
    update_id INTEGER NOT NULL,
    raw TEXT NOT NULL,
    reason TEXT NOT NULL,
    set_aside_at TEXT NOT NULL
);

-- What was told on which local day, so that nothing is told twice.
CREATE TABLE told (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    told_on TEXT NOT NULL,
    told_at TEXT NOT NULL,
    PRIMARY KEY (kind, subject, told_on)
);

CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    moment TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX audit_subject ON audit (subject, number);
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_as_it_is BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'the audit log is append-only'); END;
