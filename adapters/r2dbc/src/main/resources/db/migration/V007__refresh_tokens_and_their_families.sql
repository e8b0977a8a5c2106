CREATE TABLE token_family (
    id             uuid PRIMARY KEY CHECK (uuid_extract_version(id) = 7),
    account_id     uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    -- Where it was last used from.
    address_prefix text NOT NULL CHECK (length(address_prefix) <= 64),
    user_agent     text NOT NULL CHECK (length(user_agent) <= 200),
    started_at     timestamptz(3) NOT NULL,
    used_at        timestamptz(3) NOT NULL CHECK (used_at >= started_at),
    ends_at        timestamptz(3) NOT NULL CHECK (ends_at > started_at),
    -- Before its time.
    ended_at       timestamptz(3),
    ended_why      text CHECK (ended_why IN ('logged-out', 'revoked', 'reuse-detected', 'password-changed',
        'password-reset', 'roles-changed', 'account-locked')),
    CHECK ((ended_at IS NULL) = (ended_why IS NULL))
) WITH (fillfactor = 80);
CREATE INDEX token_family_by_account ON token_family (account_id) WHERE ended_at IS NULL;
CREATE INDEX token_family_by_end ON token_family (ends_at);
CREATE INDEX token_family_by_ending ON token_family (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE refresh_tokens (
    digest     bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    family_id  uuid NOT NULL REFERENCES token_family ON DELETE CASCADE,
    issued_at  timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL CHECK (expires_at > issued_at),
    rotated_at timestamptz(3),
    successor  bytea CHECK (octet_length(successor) = 32 AND successor <> digest),
    -- The token itself, for whoever presents its predecessor again. It lies with the token that it gives away, and not with
    -- the predecessor, so that it cannot outlive the token's first use.
    sealed     bytea CHECK (octet_length(sealed) <= 500),
    CHECK ((rotated_at IS NULL) = (successor IS NULL)),
    CONSTRAINT refresh_tokens_used_has_no_seal CHECK (rotated_at IS NULL OR sealed IS NULL)
);
-- Never two live branches.
CREATE UNIQUE INDEX refresh_tokens_one_is_live ON refresh_tokens (family_id) WHERE rotated_at IS NULL;
CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);
CREATE INDEX refresh_tokens_by_seal ON refresh_tokens (issued_at) WHERE sealed IS NOT NULL;

-- Families that ended, or of which the live token has expired, with all their tokens.
CREATE FUNCTION forget_token_families(ended_before timestamptz) RETURNS bigint LANGUAGE sql AS $$
    WITH forgotten AS (
        DELETE FROM token_family
        WHERE ends_at < ended_before
            OR ended_at < ended_before
            OR id IN (SELECT family_id FROM refresh_tokens WHERE rotated_at IS NULL AND expires_at < ended_before)
        RETURNING 1)
    SELECT count(*) FROM forgotten
$$;
-- Spent tokens of families that live on.
CREATE FUNCTION forget_spent_tokens(expired_before timestamptz) RETURNS bigint LANGUAGE sql AS $$
    WITH forgotten AS (
        DELETE FROM refresh_tokens WHERE rotated_at IS NOT NULL AND expires_at < expired_before RETURNING 1)
    SELECT count(*) FROM forgotten
$$;
-- Seals of which the grace is over. What somebody is using is left for the next time.
CREATE FUNCTION wipe_seals(issued_before timestamptz, most bigint) RETURNS bigint LANGUAGE sql AS $$
    WITH over AS (
        SELECT digest FROM refresh_tokens WHERE sealed IS NOT NULL AND issued_at < issued_before
        ORDER BY issued_at LIMIT most FOR NO KEY UPDATE SKIP LOCKED),
    wiped AS (
        UPDATE refresh_tokens AS token SET sealed = NULL FROM over WHERE token.digest = over.digest RETURNING 1)
    SELECT count(*) FROM wiped
$$;
