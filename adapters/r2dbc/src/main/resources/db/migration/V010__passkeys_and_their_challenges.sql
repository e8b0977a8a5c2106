CREATE TABLE passkey (
    id            uuid PRIMARY KEY CHECK (uuid_extract_version(id) = 7),
    account_id    uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    -- By what its authenticator knows it.
    credential_id bytea NOT NULL
        CONSTRAINT passkey_credential_is_unique UNIQUE
        CHECK (octet_length(credential_id) BETWEEN 1 AND 1023),
    -- As COSE writes it.
    public_key    bytea NOT NULL CHECK (octet_length(public_key) BETWEEN 1 AND 1024),
    -- Of 32 bits without a sign.
    counter       bigint NOT NULL CHECK (counter BETWEEN 0 AND 4294967295),
    backup        text NOT NULL CHECK (backup IN ('impossible', 'possible', 'done')),
    name          text NOT NULL CHECK (is_visible_text(name, 100)),
    created_at    timestamptz(3) NOT NULL,
    last_used_at  timestamptz(3)
);
CREATE INDEX passkey_by_account ON passkey (account_id, id);

-- One that was used is gone.
CREATE TABLE passkey_challenge (
    digest     bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    purpose    text NOT NULL CHECK (purpose IN ('coming-in', 'adding')),
    -- To which account a passkey is added.
    account_id uuid REFERENCES account ON DELETE CASCADE,
    expires_at timestamptz(3) NOT NULL,
    CHECK ((purpose = 'adding') = (account_id IS NOT NULL))
);
CREATE INDEX passkey_challenge_by_account ON passkey_challenge (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX passkey_challenge_by_expiry ON passkey_challenge (expires_at);

CREATE FUNCTION forget_passkey_challenges(expired_before timestamptz) RETURNS bigint LANGUAGE sql AS $$
    WITH forgotten AS (DELETE FROM passkey_challenge WHERE expires_at < expired_before RETURNING 1)
    SELECT count(*) FROM forgotten
$$;
