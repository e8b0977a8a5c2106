-- Each gives the number of rows it forgot; the time until which things are kept is said by the domain.
CREATE FUNCTION forget_deleted_products(deleted_before timestamptz) RETURNS bigint LANGUAGE sql AS $$
    WITH forgotten AS (DELETE FROM product WHERE deleted_at < deleted_before RETURNING 1)
    SELECT count(*) FROM forgotten
$$;
CREATE FUNCTION forget_imports(progressed_before timestamptz) RETURNS bigint LANGUAGE sql AS $$
    WITH forgotten AS (DELETE FROM import_run WHERE updated_at < progressed_before RETURNING 1)
    SELECT count(*) FROM forgotten
$$;
CREATE FUNCTION forget_answers(answered_before timestamptz) RETURNS bigint LANGUAGE sql AS $$
    WITH forgotten AS (DELETE FROM idempotency_answer WHERE answered_at < answered_before RETURNING 1)
    SELECT count(*) FROM forgotten
$$;
