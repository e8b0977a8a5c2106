CREATE TABLE idempotency_answer (
    caller      text NOT NULL CHECK (length(caller) BETWEEN 1 AND 200),
    key         text COLLATE "C" NOT NULL CHECK (key ~ '^[\x21-\x7e]{1,255}$'),
    fingerprint text COLLATE "C" NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    status      int NOT NULL CHECK (status BETWEEN 100 AND 599),
    headers     jsonb NOT NULL CHECK (jsonb_typeof(headers) = 'object'),
    body        bytea NOT NULL,
    answered_at timestamptz(3) NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_answer_by_age ON idempotency_answer (answered_at);
