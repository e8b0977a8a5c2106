-- How often a session was refreshed of late is counted in its tokens.
CREATE INDEX refresh_tokens_by_family_and_issue ON refresh_tokens (family_id, issued_at);
DROP INDEX refresh_tokens_by_family;
