-- Which attributes go together: the sets of names that products have, few as kinds of products are. Each product has the
-- term of its set, so what products do not have is found by what they have instead; see AttributeShapes.
CREATE TABLE attribute_shape (
    term  text COLLATE "C" PRIMARY KEY CHECK (term ~ '^shape:[0-9a-f]{32}$'),
    names text[] NOT NULL CHECK (cardinality(names) <= 100)
);

CREATE FUNCTION shape_of(names text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 'shape:' || left(encode(sha256(convert_to(
    (SELECT coalesce(string_agg(name, ',' ORDER BY name COLLATE "C"), '') FROM unnest(names) AS name), 'UTF8')), 'hex'), 32);

INSERT INTO attribute_shape
    SELECT DISTINCT shape_of(names), names
    FROM (SELECT ARRAY(SELECT jsonb_object_keys(attributes) ORDER BY 1) AS names FROM product) AS had;
UPDATE product
    SET terms = terms || array_to_tsvector(ARRAY[shape_of(ARRAY(SELECT jsonb_object_keys(attributes)))]);
