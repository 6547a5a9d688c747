-- Families: children, the adults they belong to, and what may be shown of whom (C13, C31-C33, C38).

-- `family` is the setting's own word for who belongs together; `room` the group a child is in.
-- `sought` is the name as it is looked for; `leaves_on` the last day; `left_at` when that was acted on.
CREATE TABLE children (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sought TEXT NOT NULL,
    family TEXT NOT NULL DEFAULT '',
    room TEXT NOT NULL DEFAULT '',
    starts_on TEXT,
    leaves_on TEXT,
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    left_at TEXT
);
CREATE INDEX children_sought ON children (sought);
CREATE INDEX children_room ON children (room, sought);
CREATE INDEX children_rooms ON children (room, left_at);
CREATE INDEX children_family ON children (family) WHERE family <> '';
CREATE INDEX children_left ON children (left_at) WHERE left_at IS NOT NULL;
CREATE INDEX children_leaving ON children (leaves_on) WHERE left_at IS NULL AND leaves_on IS NOT NULL;

-- Families are many, and few people are away: the menu asks for them each time.
CREATE INDEX people_away ON people (away_until_on) WHERE away_until_on IS NOT NULL;

-- The words of each name as they are looked for, and which children bear them.
CREATE TABLE name_words (word TEXT PRIMARY KEY);
CREATE TABLE child_words (
    word TEXT NOT NULL,
    child TEXT NOT NULL REFERENCES children (id),
    PRIMARY KEY (word, child)
);
CREATE INDEX child_words_child ON child_words (child);

-- Which adult belongs to which child. `responsibility` is what the setting has on record about parental
-- responsibility: yes, no or unknown; `declared` what the adult said when asked: yes, no or nothing yet.
CREATE TABLE relations (
    child TEXT NOT NULL REFERENCES children (id),
    person TEXT NOT NULL REFERENCES people (id),
    relationship TEXT NOT NULL,
    responsibility TEXT NOT NULL DEFAULT 'unknown',
    declared TEXT NOT NULL DEFAULT '',
    declared_at TEXT,
    added_at TEXT NOT NULL,
    ended_at TEXT,
    PRIMARY KEY (child, person)
);
CREATE INDEX relations_person ON relations (person);

-- An adult's name as it is looked for; of those who are here already, as near as SQL comes to it.
ALTER TABLE people ADD COLUMN sought TEXT NOT NULL DEFAULT '';
UPDATE people SET sought = lower(name);
CREATE INDEX people_sought ON people (sought);

-- What may be asked for; `subject` is child or adult, `place` the order of asking.
CREATE TABLE uses (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    place INTEGER NOT NULL,
    ended_at TEXT
);

-- Every wording that was ever asked, kept for ever; `basis` is consent or objection. `asks_again`: from
-- this version on an earlier Yes counts no more.
CREATE TABLE wordings (
    use TEXT NOT NULL REFERENCES uses (id),
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    basis TEXT NOT NULL,
    digest TEXT NOT NULL,
    asks_again INTEGER NOT NULL,
    written_by TEXT NOT NULL,
    written_at TEXT NOT NULL,
    PRIMARY KEY (use, version)
);
CREATE TRIGGER wordings_stay BEFORE DELETE ON wordings BEGIN SELECT RAISE (ABORT, 'wordings are append-only'); END;
CREATE TRIGGER wordings_as_they_are BEFORE UPDATE ON wordings BEGIN SELECT RAISE (ABORT, 'wordings are append-only'); END;

-- Every answer that was ever given, append-only; `subject` is a child, or an adult's own person id.
-- `route` is bot, paper, phone or person; `form` the picture of a signed form.
CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    use TEXT NOT NULL REFERENCES uses (id),
    version INTEGER NOT NULL,
    said TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id),
    relationship TEXT NOT NULL,
    route TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT 'en-GB',
    form TEXT REFERENCES attachments (id),
    answered_at TEXT NOT NULL,
    expires_on TEXT
);
CREATE INDEX answers_subject ON answers (subject, id);
CREATE INDEX answers_person ON answers (person, id);
CREATE INDEX answers_form ON answers (form) WHERE form IS NOT NULL;
CREATE INDEX answers_expiry ON answers (expires_on) WHERE expires_on IS NOT NULL;
CREATE TRIGGER answers_stay BEFORE DELETE ON answers BEGIN SELECT RAISE (ABORT, 'answers are append-only'); END;
CREATE TRIGGER answers_as_they_are BEFORE UPDATE ON answers BEGIN SELECT RAISE (ABORT, 'answers are append-only'); END;

-- "Ask everybody again": answers from before it are asked for once more; they hold until they expire.
CREATE TABLE campaigns (
    id TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    begun_by TEXT NOT NULL,
    begun_at TEXT NOT NULL
);

-- One person's last round of questions: what it asked for, how far it is, when the next step is due.
CREATE TABLE askings (
    person TEXT PRIMARY KEY REFERENCES people (id),
    begun_at TEXT NOT NULL,
    asked TEXT NOT NULL,
    reminders INTEGER NOT NULL DEFAULT 0,
    due_at TEXT,
    handed_over_at TEXT,
    answered_at TEXT
);
CREATE INDEX askings_due ON askings (due_at) WHERE due_at IS NOT NULL;
-- People who may have something to be asked about, looked at by the next ring of the clock.
CREATE TABLE to_ask (person TEXT PRIMARY KEY REFERENCES people (id));
CREATE INDEX people_confirmed ON people (confirmed_at);

-- News for the manager that waits for the setting to open: a withdrawal, a conflict, a hand-over.
CREATE TABLE family_news (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    use TEXT NOT NULL DEFAULT '',
    person TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    told_at TEXT
);
CREATE INDEX family_news_untold ON family_news (id) WHERE told_at IS NULL;

-- What has to come down after a withdrawal: one for each subject and use, until somebody says it is done.
CREATE TABLE takedowns (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    use TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES people (id),
    asked_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    reminded_at TEXT,
    done_by TEXT,
    done_at TEXT,
    found INTEGER
);
CREATE INDEX takedowns_open ON takedowns (due_at) WHERE done_at IS NULL;
CREATE INDEX takedowns_of ON takedowns (subject, use);

-- The code of conduct for followers, its acceptances, and the pages it opens (C31).
CREATE TABLE rules (
    version INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    digest TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_at TEXT NOT NULL
);
CREATE TRIGGER rules_stay BEFORE DELETE ON rules BEGIN SELECT RAISE (ABORT, 'rules are append-only'); END;
CREATE TRIGGER rules_as_they_are BEFORE UPDATE ON rules BEGIN SELECT RAISE (ABORT, 'rules are append-only'); END;
CREATE TABLE acceptances (
    person TEXT NOT NULL REFERENCES people (id),
    version INTEGER NOT NULL REFERENCES rules (version),
    accepted_at TEXT NOT NULL,
    PRIMARY KEY (person, version)
);
CREATE TRIGGER acceptances_stay BEFORE DELETE ON acceptances BEGIN SELECT RAISE (ABORT, 'acceptances are append-only'); END;
CREATE TRIGGER acceptances_as_they_are BEFORE UPDATE ON acceptances BEGIN SELECT RAISE (ABORT, 'acceptances are append-only'); END;
CREATE TABLE followed_pages (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    link TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    ended_at TEXT
);

-- One access to take away when the last child of a family has left (C33).
CREATE TABLE removals (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    place TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    due_on TEXT NOT NULL,
    done_by TEXT,
    done_at TEXT
);
CREATE INDEX removals_open ON removals (due_on) WHERE done_at IS NULL;
CREATE INDEX removals_person ON removals (person);

-- A spreadsheet that was read and waits for its Import to be pressed, and from then on for the shell;
-- `plan` is the digest of what was agreed to.
CREATE TABLE imports (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    digest TEXT NOT NULL,
    sheet TEXT NOT NULL,
    read_at TEXT NOT NULL,
    plan TEXT NOT NULL DEFAULT '',
    pressed_at TEXT
);

-- Requests about somebody's own data, with their month (Article 12 of the UK GDPR) and its pauses.
CREATE TABLE data_requests (
    reference TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id),
    words TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    state TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    answered_by TEXT,
    answered_at TEXT
);
CREATE INDEX data_requests_open ON data_requests (asked_at) WHERE state = 'open';
CREATE INDEX data_requests_person ON data_requests (person, asked_at);
CREATE TABLE data_request_pauses (
    reference TEXT NOT NULL REFERENCES data_requests (reference),
    paused_at TEXT NOT NULL,
    paused_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    resumed_at TEXT,
    PRIMARY KEY (reference, paused_at)
);

-- What a file that belongs to no concern is kept for: an import, or the picture of a signed form.
ALTER TABLE attachments ADD COLUMN purpose TEXT NOT NULL DEFAULT '';

-- The further pictures of a signed form; the first is the `form` of the answers.
CREATE TABLE form_pages (
    form TEXT NOT NULL REFERENCES attachments (id),
    place INTEGER NOT NULL,
    file TEXT NOT NULL REFERENCES attachments (id),
    PRIMARY KEY (form, place)
);

-- Everybody may have the log of what they did themselves.
CREATE INDEX audit_actor ON audit (actor, number);
