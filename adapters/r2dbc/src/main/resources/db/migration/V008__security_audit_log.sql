CREATE TABLE security_audit_log (
    position       bigint PRIMARY KEY CHECK (position >= 1),
    at             timestamptz(3) NOT NULL,
    type           text COLLATE "C" NOT NULL CHECK (type ~ '^[a-z]+(-[a-z]+)*$'),
    outcome        text COLLATE "C" NOT NULL CHECK (outcome IN ('success', 'failure')),
    actor          text COLLATE "C" CHECK (length(actor) BETWEEN 1 AND 200),
    subject        text COLLATE "C" CHECK (length(subject) BETWEEN 1 AND 200),
    address_prefix text NOT NULL CHECK (length(address_prefix) <= 64),
    user_agent     text NOT NULL CHECK (length(user_agent) <= 200),
    request_id     text NOT NULL CHECK (length(request_id) <= 200),
    details        jsonb NOT NULL CHECK (jsonb_typeof(details) = 'object'),
    -- Over the record and the hash of the one before: see AuditChain.
    hash           text COLLATE "C" NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX security_audit_log_by_time ON security_audit_log (at);
CREATE INDEX security_audit_log_by_type ON security_audit_log (type, position);
CREATE INDEX security_audit_log_by_outcome ON security_audit_log (outcome, position);
CREATE INDEX security_audit_log_by_actor ON security_audit_log (actor, position);
CREATE INDEX security_audit_log_by_subject ON security_audit_log (subject, position);

-- What the oldest record that is kept follows, and which one is the last: so that records missing at either end show too.
-- Whoever appends locks this row, and so comes after everybody who appended before.
CREATE TABLE audit_chain (
    single         boolean PRIMARY KEY DEFAULT true CHECK (single),
    begin_position bigint NOT NULL CHECK (begin_position >= 0),
    begin_hash     text COLLATE "C" NOT NULL CHECK (begin_hash ~ '^[0-9a-f]{64}$'),
    last_position  bigint NOT NULL CHECK (last_position >= begin_position),
    last_hash      text COLLATE "C" NOT NULL CHECK (last_hash ~ '^[0-9a-f]{64}$')
);
INSERT INTO audit_chain (begin_position, begin_hash, last_position, last_hash)
VALUES (0, repeat('0', 64), 0, repeat('0', 64));

CREATE FUNCTION refuse_to_change_the_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER security_audit_log_is_append_only BEFORE UPDATE OR TRUNCATE ON security_audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_the_audit_log();
CREATE TRIGGER audit_chain_stays BEFORE DELETE OR TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_the_audit_log();

-- Only records go that the chain no longer begins with.
CREATE FUNCTION refuse_to_forget_a_kept_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF old.position > (SELECT begin_position FROM audit_chain) THEN
        RAISE EXCEPTION 'security_audit_log is append-only' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN old;
END
$$;
CREATE TRIGGER security_audit_log_keeps_what_is_chained BEFORE DELETE ON security_audit_log
    FOR EACH ROW EXECUTE FUNCTION refuse_to_forget_a_kept_record();

-- The beginning moves forward to a record that is there; the end moves with what is appended, and with nothing else.
CREATE FUNCTION refuse_to_break_the_audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (new.begin_position, new.begin_hash) <> (old.begin_position, old.begin_hash)
        AND NOT EXISTS (
            SELECT FROM security_audit_log
            WHERE position = new.begin_position AND hash = new.begin_hash AND position > old.begin_position)
        OR (new.last_position, new.last_hash) <> (old.last_position, old.last_hash) AND pg_trigger_depth() < 2
    THEN
        RAISE EXCEPTION 'audit_chain follows security_audit_log' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER audit_chain_is_unbroken BEFORE UPDATE ON audit_chain
    FOR EACH ROW EXECUTE FUNCTION refuse_to_break_the_audit_chain();

CREATE FUNCTION continue_the_audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE audit_chain SET last_position = appended.last, last_hash = appended.hash
    FROM (
        SELECT min(position) AS first, max(position) AS last, count(*) AS many,
            (array_agg(hash ORDER BY position DESC))[1] AS hash
        FROM added) AS appended
    WHERE appended.first = audit_chain.last_position + 1 AND appended.last = audit_chain.last_position + appended.many;
    IF NOT FOUND AND EXISTS (SELECT FROM added) THEN
        RAISE EXCEPTION 'security_audit_log would have a gap' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER security_audit_log_has_no_gap AFTER INSERT ON security_audit_log
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION continue_the_audit_chain();

-- Forgets the records before the first one that is to be kept, and remembers what that one follows.
CREATE FUNCTION forget_audit_records(recorded_before timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    forgotten bigint;
BEGIN
    PERFORM FROM audit_chain FOR NO KEY UPDATE;
    UPDATE audit_chain SET begin_position = latest.position, begin_hash = latest.hash
    FROM (
        SELECT position, hash FROM security_audit_log
        WHERE position < coalesce(
            (SELECT min(position) FROM security_audit_log WHERE at >= recorded_before), 9223372036854775807)
        ORDER BY position DESC LIMIT 1) AS latest;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    DELETE FROM security_audit_log WHERE position <= (SELECT begin_position FROM audit_chain);
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END
$$;
