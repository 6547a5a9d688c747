-- Everything else that reaches the manager: reports of every kind, their clocks, cases and exports.

ALTER TABLE concerns ADD COLUMN assigned_to TEXT REFERENCES people (id);
-- Who was the first of the two who close an allegation against staff.
ALTER TABLE concerns ADD COLUMN closing_by TEXT REFERENCES people (id);
-- Whether the reporter says that it is about their own personal data: the law's period runs then.
ALTER TABLE concerns ADD COLUMN personal_data INTEGER NOT NULL DEFAULT 0;
-- When anything was last said or done about it.
ALTER TABLE concerns ADD COLUMN touched_at TEXT;
UPDATE concerns SET touched_at = MAX(reported_at, COALESCE(
    (SELECT MAX(said_at) FROM entries WHERE entries.reference = concerns.reference), reported_at));
CREATE INDEX concerns_kind ON concerns (kind, state, reported_at);
CREATE INDEX concerns_assigned ON concerns (assigned_to, state, reported_at) WHERE assigned_to IS NOT NULL;
-- What every ring asks for: open ones that nobody has read, and open ones by who read them.
CREATE INDEX concerns_unopened ON concerns (state, opened_at, reported_at);
CREATE INDEX concerns_opened_by ON concerns (state, opened_by);

-- Whom it is about or concerns, for the chronology of a child or an adult; not who is shut out, which
-- `subjects` says.
CREATE TABLE involved (
    reference TEXT NOT NULL REFERENCES concerns (reference),
    child TEXT REFERENCES children (id),
    adult TEXT REFERENCES people (id),
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    CHECK ((child IS NULL) <> (adult IS NULL)),
    UNIQUE (reference, child, adult)
);
CREATE INDEX involved_reference ON involved (reference);
CREATE INDEX involved_child ON involved (child) WHERE child IS NOT NULL;
CREATE INDEX involved_adult ON involved (adult) WHERE adult IS NOT NULL;

-- One period that runs: until when something has to be done about a report, by which rule. Only one
-- of a kind runs at a time; what ended stays.
CREATE TABLE clocks (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL REFERENCES concerns (reference),
    kind TEXT NOT NULL,
    begun_by TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    paused_at TEXT,
    -- When to look at it next, and when it was told last: later than now once the clock went back.
    tell_at TEXT,
    told_at TEXT,
    met_at TEXT,
    met_by TEXT,
    stopped_at TEXT,
    stopped_by TEXT,
    -- hand, kind (it became something else) or closed.
    stopped_because TEXT NOT NULL DEFAULT ''
);
CREATE INDEX clocks_reference ON clocks (reference);
CREATE UNIQUE INDEX clocks_running ON clocks (reference, kind) WHERE met_at IS NULL AND stopped_at IS NULL;
CREATE INDEX clocks_telling ON clocks (tell_at) WHERE tell_at IS NOT NULL;
CREATE INDEX clocks_told ON clocks (told_at) WHERE told_at IS NOT NULL;
-- What is open already is looked at on the first ring, and has its clocks from then on.
INSERT INTO clocks (reference, kind, begun_by, begun_at, due_at, tell_at)
    SELECT reference, 'quiet', 'bot', reported_at, reported_at, reported_at FROM concerns WHERE state = 'open';

-- Two that belong together; `one` comes before `other` in the alphabet.
CREATE TABLE links (
    one TEXT NOT NULL REFERENCES concerns (reference),
    other TEXT NOT NULL REFERENCES concerns (reference),
    linked_by TEXT NOT NULL,
    linked_at TEXT NOT NULL,
    PRIMARY KEY (one, other)
);
CREATE INDEX links_other ON links (other);

-- Prepared answers that the setting words itself.
CREATE TABLE templates (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    edited_by TEXT NOT NULL,
    edited_at TEXT NOT NULL,
    retired_at TEXT,
    -- Whose words it took the place of, and the how manieth it is since.
    instead_of TEXT REFERENCES templates (id),
    version INTEGER NOT NULL DEFAULT 1,
    -- Where it stands in the usual course of answers; the setting's own come after it.
    place INTEGER NOT NULL
);

-- The inbox: open ones as they are listed, all and by each filter, and what one person was told of.
CREATE INDEX concerns_listed ON concerns (state, urgent DESC, reported_at, reference);
CREATE INDEX concerns_listed_kind ON concerns (kind, state, urgent DESC, reported_at, reference);
CREATE INDEX concerns_listed_reporter ON concerns (reporter, state, urgent DESC, reported_at, reference);
CREATE INDEX concerns_listed_assigned ON concerns (assigned_to, state, urgent DESC, reported_at, reference)
    WHERE assigned_to IS NOT NULL;
CREATE INDEX alerts_person ON alerts (person, reference);
-- When somebody who is shut out stepped off it; whom it is about has none.
ALTER TABLE subjects ADD COLUMN stepped_off_at TEXT;

-- Every word that was said about one, as it is looked for.
CREATE TABLE entry_words (
    word TEXT NOT NULL,
    reference TEXT NOT NULL REFERENCES concerns (reference),
    PRIMARY KEY (word, reference)
);
CREATE INDEX entry_words_reference ON entry_words (reference, word);
-- The entries that were there before, up to this one, have not been read for their words yet.
CREATE TABLE words_behind (only INTEGER PRIMARY KEY CHECK (only = 1), up_to INTEGER NOT NULL);
INSERT INTO words_behind (only, up_to) SELECT 1, COALESCE(MAX(id), 0) FROM entries;

-- A platform that was asked to take something down; what was said stands in `entries`.
CREATE TABLE platform_requests (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL REFERENCES concerns (reference),
    platform TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    -- The day on which it is brought up again; empty once it needs no more.
    remind_on TEXT,
    answer TEXT NOT NULL DEFAULT '',
    answered_at TEXT
);
CREATE INDEX platform_requests_reference ON platform_requests (reference);
CREATE INDEX platform_requests_waiting ON platform_requests (remind_on) WHERE remind_on IS NOT NULL;

-- Whose conduct a case is about: somebody known, or a name; and the report that it began with.
CREATE TABLE conduct_cases (
    reference TEXT PRIMARY KEY REFERENCES concerns (reference),
    person TEXT REFERENCES people (id),
    name TEXT NOT NULL,
    origin TEXT REFERENCES concerns (reference),
    kept_off_at TEXT,
    allowed_at TEXT,
    CHECK ((person IS NULL) <> (name = ''))
);
CREATE INDEX conduct_cases_person ON conduct_cases (person) WHERE kept_off_at IS NOT NULL;
-- The case that a removal follows from, and when it was taken back.
ALTER TABLE removals ADD COLUMN from_case TEXT REFERENCES concerns (reference);
ALTER TABLE removals ADD COLUMN dropped_at TEXT;

-- What one person said to another, and what became of the letter that told them: about an item it is
-- an entry; else `matter` names the record whose page shows it, and `called` says in few words what it is.
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    entry INTEGER REFERENCES entries (id),
    matter TEXT,
    called TEXT NOT NULL DEFAULT '',
    person TEXT NOT NULL REFERENCES people (id),
    -- Whose message it is, and when they heard that it did not arrive.
    sender TEXT REFERENCES people (id),
    sender_told_at TEXT,
    queued_at TEXT NOT NULL,
    delivered_at TEXT,
    failed_at TEXT,
    reason TEXT NOT NULL DEFAULT '',
    CHECK ((entry IS NULL) <> (matter IS NULL))
);
CREATE INDEX deliveries_entry ON deliveries (entry, person) WHERE entry IS NOT NULL;
CREATE INDEX deliveries_matter ON deliveries (matter, person) WHERE matter IS NOT NULL;
CREATE INDEX deliveries_failed ON deliveries (person) WHERE failed_at IS NOT NULL;
CREATE INDEX deliveries_returned ON deliveries (id)
    WHERE reason IN ('refused', 'unknown') AND sender_told_at IS NULL;
ALTER TABLE outbox ADD COLUMN delivery INTEGER REFERENCES deliveries (id);
CREATE INDEX outbox_delivery ON outbox (delivery) WHERE delivery IS NOT NULL;
CREATE INDEX outbox_unknown ON outbox (delivery) WHERE state = 'unknown' AND delivery IS NOT NULL;
-- What nothing brings to somebody, at the last try: they blocked the bot, or have no account.
CREATE VIEW missed AS SELECT * FROM deliveries
    WHERE failed_at IS NOT NULL AND reason IN ('unreachable', 'no account')
    AND NOT EXISTS (SELECT 1 FROM deliveries AS later WHERE later.entry = deliveries.entry
        AND later.person = deliveries.person AND later.id > deliveries.id)
    AND NOT EXISTS (SELECT 1 FROM deliveries AS later WHERE later.matter = deliveries.matter
        AND later.person = deliveries.person AND later.id > deliveries.id);
CREATE INDEX alerts_unreachable ON alerts (person) WHERE unreachable_at IS NOT NULL;
ALTER TABLE people ADD COLUMN telephone TEXT NOT NULL DEFAULT '';

-- Somebody whom Telegram cannot reach is to be rung: about one item, or (an empty reference) because
-- nothing reaches them. What was agreed about an item stands in its entries.
CREATE TABLE calls (
    id INTEGER PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    reference TEXT NOT NULL DEFAULT '',
    opened_at TEXT NOT NULL,
    told_at TEXT,
    closed_at TEXT,
    rung_by TEXT REFERENCES people (id),
    agreed TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX calls_open ON calls (person, reference) WHERE closed_at IS NULL;
CREATE INDEX calls_of ON calls (person, reference, closed_at);

-- The setting's phone: each person's PIN for it, wrong tries at a phone, and who is at each phone now.
CREATE TABLE pins (
    person TEXT PRIMARY KEY REFERENCES people (id),
    digest TEXT NOT NULL,
    set_by TEXT NOT NULL,
    set_at TEXT NOT NULL,
    wrong INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE wrong_pins (
    phone TEXT NOT NULL REFERENCES people (id),
    tried_at TEXT NOT NULL
);
CREATE INDEX wrong_pins_phone ON wrong_pins (phone, tried_at);
CREATE TABLE shared_phones (
    phone TEXT PRIMARY KEY REFERENCES people (id),
    reporter TEXT REFERENCES people (id),
    messages TEXT NOT NULL DEFAULT '[]',
    touched_at TEXT NOT NULL,
    is_clear INTEGER NOT NULL DEFAULT 0
);

-- What Telegram always calls a file by, while its id may change; empty for older ones.
ALTER TABLE attachments ADD COLUMN unique_id TEXT NOT NULL DEFAULT '';

-- Pictures of what was found in an account, by the question of the check; and the report that it was
-- made into.
CREATE TABLE finding_files (
    attachment TEXT PRIMARY KEY REFERENCES attachments (id),
    of_check TEXT NOT NULL REFERENCES checks (id),
    finding TEXT NOT NULL
);
CREATE INDEX finding_files_check ON finding_files (of_check);
CREATE TABLE finding_reports (
    reference TEXT PRIMARY KEY REFERENCES concerns (reference),
    of_check TEXT NOT NULL REFERENCES checks (id),
    finding TEXT NOT NULL
);
CREATE INDEX finding_reports_check ON finding_reports (of_check);

-- Who may open an item: told of it, or the manager, who need not have been told unless it is about
-- the manager or their own report; in their present role, and never one of its subjects.
CREATE VIEW readable AS SELECT concerns.*, people.id AS reader
    FROM concerns JOIN people ON role IN ('manager', 'deputy', 'team', 'chair')
    WHERE (role = 'manager' AND about <> 'manager' AND reporter <> people.id
        OR EXISTS (SELECT 1 FROM alerts
        WHERE alerts.reference = concerns.reference AND alerts.person = people.id))
    AND NOT EXISTS (SELECT 1 FROM subjects
        WHERE subjects.reference = concerns.reference AND subjects.person = people.id);
