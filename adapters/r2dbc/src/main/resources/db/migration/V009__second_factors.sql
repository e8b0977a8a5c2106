CREATE TABLE second_factor (
    account_id    uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    -- Sealed by the service for this account: whoever reads the database makes no codes.
    secret        bytea NOT NULL CHECK (octet_length(secret) BETWEEN 1 AND 500),
    begun_at      timestamptz(3) NOT NULL,
    -- When it was switched on; before, it is asked for nowhere.
    confirmed_at  timestamptz(3),
    -- Of the last code that was used: that one and older ones let nobody in. RFC 6238, section 5.2.
    last_step     bigint,
    -- Of the wrong codes in a row: see WrongCodes.
    wrong_at      timestamptz(3)[] NOT NULL DEFAULT '{}' CHECK (cardinality(wrong_at) < 10),
    stopped_until timestamptz(3),
    CONSTRAINT second_factor_is_confirmed_by_a_code CHECK ((confirmed_at IS NULL) = (last_step IS NULL))
);

-- Those that were not used.
CREATE TABLE recovery_code (
    account_id uuid NOT NULL REFERENCES second_factor ON DELETE CASCADE,
    digest     bytea NOT NULL CHECK (octet_length(digest) = 32),
    PRIMARY KEY (account_id, digest)
);

-- One that was used is gone, and so is one for which five wrong codes came.
CREATE TABLE login_challenge (
    digest     bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    account_id uuid NOT NULL REFERENCES second_factor ON DELETE CASCADE,
    -- SHA-256 of the hash that the password was checked against: it is worth nothing once the account has another one.
    checked    bytea NOT NULL CHECK (octet_length(checked) = 32),
    wrong      int NOT NULL DEFAULT 0 CHECK (wrong BETWEEN 0 AND 4),
    expires_at timestamptz(3) NOT NULL
);
CREATE INDEX login_challenge_by_account ON login_challenge (account_id);
CREATE INDEX login_challenge_by_expiry ON login_challenge (expires_at);

CREATE FUNCTION forget_login_challenges(expired_before timestamptz) RETURNS bigint LANGUAGE sql AS $$
    WITH forgotten AS (DELETE FROM login_challenge WHERE expires_at < expired_before RETURNING 1)
    SELECT count(*) FROM forgotten
$$;
