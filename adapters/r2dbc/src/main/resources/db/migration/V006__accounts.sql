CREATE TABLE account (
    id            uuid PRIMARY KEY CHECK (uuid_extract_version(id) = 7),
    email         text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    -- By which addresses are told apart: see EmailAddress. Folding case may make a text longer.
    email_key     text COLLATE "C" NOT NULL
        CONSTRAINT account_email_is_unique UNIQUE
        CHECK (length(email_key) BETWEEN 3 AND 762),
    password_hash text COLLATE "C" NOT NULL CHECK (length(password_hash) BETWEEN 1 AND 500),
    roles         text[] NOT NULL CHECK (roles <@ ARRAY['user', 'editor', 'admin'] AND cardinality(roles) <= 3),
    verified_at   timestamptz(3),
    locked_at     timestamptz(3),
    created_at    timestamptz(3) NOT NULL
);
-- One has to be left who is not locked.
CREATE INDEX account_by_admin ON account (id) WHERE 'admin' = ANY (roles);

CREATE TABLE mailed_token (
    digest     bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    purpose    text NOT NULL CHECK (purpose IN ('verify-email', 'reset-password')),
    expires_at timestamptz(3) NOT NULL,
    -- One that was mailed before is void. One that was used is gone.
    CONSTRAINT mailed_token_is_the_latest UNIQUE (account_id, purpose)
);
CREATE INDEX mailed_token_by_expiry ON mailed_token (expires_at);

CREATE FUNCTION forget_mailed_tokens(expired_before timestamptz) RETURNS bigint LANGUAGE sql AS $$
    WITH forgotten AS (DELETE FROM mailed_token WHERE expires_at < expired_before RETURNING 1)
    SELECT count(*) FROM forgotten
$$;
