-- A row for each policy, key and window, however many requests were refused in it.
CREATE TABLE rate_limit_log (
    policy        text COLLATE "C" NOT NULL CHECK (policy IN ('api', 'auth', 'password-reset')),
    kind          text COLLATE "C" NOT NULL CHECK (kind IN ('account', 'address', 'mail-address', 'session')),
    -- With a secret that the database does not know: neither an address nor a mail address can be found by trying.
    key_digest    bytea NOT NULL CHECK (octet_length(key_digest) = 32),
    -- The identity of the account, else the client's network.
    shown         text NOT NULL CHECK (length(shown) <= 64),
    requests      integer NOT NULL CHECK (requests BETWEEN 1 AND 1000000),
    window_millis bigint NOT NULL CHECK (window_millis BETWEEN 1000 AND 86400000),
    window_begin  timestamptz(3) NOT NULL,
    exceeded_at   timestamptz(3) NOT NULL,
    PRIMARY KEY (key_digest, policy, window_begin),
    CHECK (exceeded_at >= window_begin AND exceeded_at < window_begin + window_millis * interval '1 ms')
);
CREATE INDEX rate_limit_log_by_time ON rate_limit_log (exceeded_at);

CREATE FUNCTION forget_exceeded_limits(exceeded_before timestamptz) RETURNS bigint LANGUAGE sql AS $$
    WITH forgotten AS (DELETE FROM rate_limit_log WHERE exceeded_at < exceeded_before RETURNING 1)
    SELECT count(*) FROM forgotten
$$;
