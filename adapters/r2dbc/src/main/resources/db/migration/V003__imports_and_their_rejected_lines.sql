CREATE TABLE import_run (
    id          uuid PRIMARY KEY,
    attempt     integer NOT NULL CHECK (attempt >= 1),
    mode        text NOT NULL CHECK (mode IN ('upsert', 'create', 'update')),
    dry_run     boolean NOT NULL,
    state       text NOT NULL CHECK (state IN ('running', 'completed', 'interrupted')),
    read        bigint NOT NULL CHECK (read = created + updated + unchanged + rejected),
    created     bigint NOT NULL CHECK (created >= 0),
    updated     bigint NOT NULL CHECK (updated >= 0),
    unchanged   bigint NOT NULL CHECK (unchanged >= 0),
    rejected    bigint NOT NULL CHECK (rejected >= 0),
    last_line   bigint NOT NULL CHECK (last_line >= 0),
    -- SHA-256 of what was sent up to that line.
    upload      text COLLATE "C" NOT NULL CHECK (upload ~ '^[0-9a-f]{64}$'),
    started_by  text NOT NULL CHECK (length(started_by) BETWEEN 1 AND 200),
    started_at  timestamptz(3) NOT NULL,
    updated_at  timestamptz(3) NOT NULL,
    finished_at timestamptz(3),
    CHECK ((state = 'running') = (finished_at IS NULL))
);
CREATE INDEX import_run_by_start ON import_run (started_at DESC, id DESC);

CREATE TABLE import_reject (
    import_id uuid NOT NULL REFERENCES import_run ON DELETE CASCADE,
    line      bigint NOT NULL CHECK (line >= 1),
    -- JSON, and the line as it was sent, in UTF-8: neither jsonb nor text could hold every character that was sent.
    errors    bytea NOT NULL,
    input     bytea NOT NULL,
    PRIMARY KEY (import_id, line)
);
