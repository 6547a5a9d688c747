-- Everything else that reaches the manager: reports of every kind, their clocks, cases and exports.

ALTER TABLE concerns ADD COLUMN assigned_to TEXT REFERENCES people (id);
-- Who was the first of the two who close an allegation against staff.
ALTER TABLE concerns ADD COLUMN closing_by TEXT REFERENCES people (id);
-- Whether the reporter says that it is about their own personal data: the law's period runs then.
ALTER TABLE concerns ADD COLUMN personal_data INTEGER NOT NULL DEFAULT 0;
-- When anything was last said or done about it.
ALTER TABLE concerns ADD COLUMN touched_at TEXT;
UPDATE concerns SET touched_at = reported_at;
CREATE INDEX concerns_kind ON concerns (kind, state, reported_at);
CREATE INDEX concerns_assigned ON concerns (assigned_to, state) WHERE assigned_to IS NOT NULL;
CREATE INDEX concerns_quiet ON concerns (touched_at) WHERE state = 'open';

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

-- One period that runs: until when something has to be done about a report, by which rule.
CREATE TABLE clocks (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL REFERENCES concerns (reference),
    kind TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    paused_at TEXT,
    tell_at TEXT,
    met_at TEXT,
    met_by TEXT,
    stopped_at TEXT
);
CREATE INDEX clocks_reference ON clocks (reference);
CREATE INDEX clocks_telling ON clocks (tell_at) WHERE met_at IS NULL AND stopped_at IS NULL AND tell_at IS NOT NULL;

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
    retired_at TEXT
);

-- The inbox: open ones as they are listed, and what one person was told of.
CREATE INDEX concerns_listed ON concerns (state, urgent DESC, reported_at, reference);
CREATE INDEX concerns_reported ON concerns (reporter, state, urgent DESC, reported_at, reference);
CREATE INDEX alerts_person ON alerts (person, reference);
-- When somebody who is shut out stepped off it; whom it is about has none.
ALTER TABLE subjects ADD COLUMN stepped_off_at TEXT;

-- Every word that was said about one, as it is looked for.
CREATE TABLE entry_words (
    word TEXT NOT NULL,
    reference TEXT NOT NULL REFERENCES concerns (reference),
    PRIMARY KEY (word, reference)
);
-- The entries that were there before, up to this one, have not been read for their words yet.
CREATE TABLE words_behind (only INTEGER PRIMARY KEY CHECK (only = 1), up_to INTEGER NOT NULL);
INSERT INTO words_behind (only, up_to) SELECT 1, COALESCE(MAX(id), 0) FROM entries;
