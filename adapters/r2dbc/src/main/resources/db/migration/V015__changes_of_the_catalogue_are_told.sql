-- Who trusts what it keeps of the catalogue, and until when. After a crash nobody does.
CREATE UNLOGGED TABLE catalogue_listener (
    instance    uuid PRIMARY KEY,
    lease_until timestamptz NOT NULL
);

-- Changes of which no row tells when they were made: it is gone, or somebody left its times as they were.
CREATE TABLE catalogue_change_without_time (
    kind       text COLLATE "C" NOT NULL CHECK (kind IN ('product', 'brand')),
    -- Null stands for all of them.
    id         uuid,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX catalogue_change_without_time_by_time ON catalogue_change_without_time (changed_at);

-- Tells of changed rows; who listens gets it when it is committed. A notification may have 8,000 bytes.
CREATE FUNCTION tell_of_changes(kind text, ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    head text := pg_current_xact_id() || ' ' || kind || ' ';
BEGIN
    IF cardinality(ids) > 2000 THEN
        PERFORM pg_notify('vitrine_changed', head || '*');
        RETURN;
    END IF;
    FOR low IN 1..cardinality(ids) BY 200 LOOP
        PERFORM pg_notify('vitrine_changed', head || array_to_string(ids[low:low + 199], ','));
    END LOOP;
END $$;

CREATE FUNCTION remember_changes(of_kind text, ids uuid[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO catalogue_change_without_time (kind, id)
        SELECT of_kind, id FROM unnest(ids) AS id WHERE cardinality(ids) <= 2000
        UNION ALL
        SELECT of_kind, NULL WHERE cardinality(ids) > 2000
$$;

CREATE FUNCTION tell_of_written_products() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[] := ARRAY(SELECT id FROM changed LIMIT 2001);
    old uuid[];
BEGIN
    IF cardinality(ids) > 0 THEN
        PERFORM tell_of_changes('product', ids);
        old := ARRAY(SELECT id FROM changed
            WHERE coalesce(deleted_at, updated_at) < clock_timestamp() - interval '1 minute' LIMIT 2001);
        IF cardinality(old) > 0 THEN
            PERFORM remember_changes('product', old);
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION tell_of_written_brands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[] := ARRAY(SELECT id FROM changed LIMIT 2001);
    old uuid[];
BEGIN
    IF cardinality(ids) > 0 THEN
        PERFORM tell_of_changes('brand', ids);
        old := ARRAY(SELECT id FROM changed WHERE updated_at < clock_timestamp() - interval '1 minute' LIMIT 2001);
        IF cardinality(old) > 0 THEN
            PERFORM remember_changes('brand', old);
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION tell_of_deleted_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[] := ARRAY(SELECT id FROM changed LIMIT 2001);
BEGIN
    IF cardinality(ids) > 0 THEN
        PERFORM tell_of_changes(TG_TABLE_NAME, ids);
        PERFORM remember_changes(TG_TABLE_NAME, ids);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION tell_of_emptied_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('vitrine_changed', pg_current_xact_id() || ' ' || TG_TABLE_NAME || ' *');
    INSERT INTO catalogue_change_without_time (kind) VALUES (TG_TABLE_NAME);
    RETURN NULL;
END $$;

CREATE TRIGGER new_products_are_told AFTER INSERT ON product
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_written_products();
CREATE TRIGGER changed_products_are_told AFTER UPDATE ON product
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_written_products();
CREATE TRIGGER forgotten_products_are_told AFTER DELETE ON product
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_deleted_rows();
CREATE TRIGGER emptied_products_are_told AFTER TRUNCATE ON product
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_emptied_table();

CREATE TRIGGER new_brands_are_told AFTER INSERT ON brand
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_written_brands();
CREATE TRIGGER changed_brands_are_told AFTER UPDATE ON brand
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_written_brands();
CREATE TRIGGER removed_brands_are_told AFTER DELETE ON brand
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_deleted_rows();
CREATE TRIGGER emptied_brands_are_told AFTER TRUNCATE ON brand
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_emptied_table();
