-- The rules of the domain that a table can keep; see docs/decisions/0012.
CREATE FUNCTION is_text(value text, most int) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN length(value) <= most AND value !~ '[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]';

CREATE FUNCTION is_visible_text(value text, most int) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN value ~ '[^[:space:]]' AND is_text(value, most);

CREATE FUNCTION is_web_address(value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN value ~* '^https?://[^/?#[:space:]]' AND is_text(value, 2000);

-- ISO 4217, as java.util.Currency has it.
CREATE FUNCTION decimals_of(currency text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN currency IN ('ADP', 'BEF', 'BIF', 'BYB', 'BYR', 'CLP', 'DJF', 'ESP', 'GNF', 'GRD', 'ISK', 'ITL', 'JPY', 'KMF', 'KRW',
        'LUF', 'MGF', 'PTE', 'PYG', 'ROL', 'RWF', 'TPE', 'TRL', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') THEN 0
    WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 3
    WHEN currency = 'CLF' THEN 4
    ELSE 2
END;

-- In one text, whose parts no name can hold the separator of: a function with a query in it takes three times as long.
CREATE FUNCTION are_categories(path text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN cardinality(path) = 0 OR (
    cardinality(path) <= 8
    AND array_position(path, NULL) IS NULL
    AND array_to_string(path, chr(1)) !~ '(^|\x01)[[:space:]]*(\x01|$)'
    AND array_to_string(path, chr(1)) !~ '[^\x01]{101}'
    AND array_to_string(path, ' ') !~ '[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]');

CREATE FUNCTION are_attributes(attributes jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN jsonb_typeof(attributes) = 'object' AND (
    SELECT count(*) <= 100
        AND coalesce(sum(CASE jsonb_typeof(value) WHEN 'array' THEN jsonb_array_length(value) ELSE 1 END), 0) <= 1000
        AND coalesce(bool_and(key ~ '^[A-Za-z][A-Za-z0-9_]{0,63}$' AND CASE jsonb_typeof(value)
            WHEN 'number' THEN true
            WHEN 'boolean' THEN true
            WHEN 'string' THEN is_text(value #>> '{}', 1000)
            WHEN 'array' THEN jsonb_array_length(value) <= 100 AND (
                SELECT coalesce(bool_and(jsonb_typeof(text) = 'string' AND is_text(text #>> '{}', 1000)), true)
                FROM jsonb_array_elements(value) AS text)
            ELSE false
        END), true)
    FROM jsonb_each(attributes));

-- Most attributes are few and simple, which one look at their text tells.
CREATE FUNCTION are_plain_attributes(attributes jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN length(attributes::text) <= 500
    AND attributes::text ~
        '^\{("[A-Za-z][A-Za-z0-9_]*": ("[^"\\\x7f-\x9f]*"|-?[0-9.]+|true|false)(, )?)*\}$'
    AND attributes::text !~ '"[A-Za-z0-9_]{65}';

CREATE TABLE brand (
    id          uuid PRIMARY KEY CHECK (uuid_extract_version(id) = 7),
    version     bigint NOT NULL CHECK (version >= 1),
    created_at  timestamptz(3) NOT NULL,
    updated_at  timestamptz(3) NOT NULL CHECK (updated_at >= created_at),
    slug        text COLLATE "C" NOT NULL
        CONSTRAINT brand_slug_is_unique UNIQUE
        CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 200),
    name        text COLLATE "C" NOT NULL
        CONSTRAINT brand_name_is_unique UNIQUE
        CHECK (is_visible_text(name, 200)),
    name_key    text COLLATE "C" NOT NULL CHECK (length(name_key) <= 200),
    description text NOT NULL CHECK (is_text(description, 20000)),
    logo_url    text CHECK (is_web_address(logo_url))
);

CREATE INDEX brand_by_name ON brand (name_key, id);
CREATE INDEX brand_by_created ON brand (created_at, id);
CREATE INDEX brand_by_updated ON brand (updated_at, id);

-- A product shows slug and name of its brand, so both are kept with it: a read touches one row.
CREATE TABLE product (
    id          uuid PRIMARY KEY CHECK (uuid_extract_version(id) = 7),
    version     bigint NOT NULL CHECK (version >= 1),
    created_at  timestamptz(3) NOT NULL,
    updated_at  timestamptz(3) NOT NULL CHECK (updated_at >= created_at),
    deleted_at  timestamptz(3),
    brand_id    uuid CONSTRAINT product_brand_is_there REFERENCES brand,
    amount      numeric(16, 4) CHECK (amount BETWEEN 0 AND 999999999999.9999),
    currency    text COLLATE "C" CHECK (currency ~ '^[A-Z]{3}$'),
    status      text COLLATE "C" NOT NULL CHECK (status IN ('draft', 'active', 'archived')),
    slug        text COLLATE "C" NOT NULL
        CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 200),
    sku         text COLLATE "C" NOT NULL CHECK (is_visible_text(sku, 200)),
    name        text NOT NULL CHECK (is_visible_text(name, 300)),
    name_key    text COLLATE "C" NOT NULL CHECK (length(name_key) <= 200),
    brand_slug  text COLLATE "C",
    brand_name  text,
    image_url   text CHECK (is_web_address(image_url)),
    categories  text[] NOT NULL CHECK (are_categories(categories)),
    attributes  jsonb NOT NULL CHECK (are_plain_attributes(attributes) OR are_attributes(attributes)),
    description text NOT NULL CHECK (is_text(description, 20000)),
    -- What equality filters ask for, one lexeme each: see ProductTerms.
    terms       tsvector NOT NULL,
    CHECK ((amount IS NULL) = (currency IS NULL)),
    CHECK (amount IS NULL OR scale(trim_scale(amount)) <= decimals_of(currency)),
    CHECK ((brand_id IS NULL) = (brand_slug IS NULL) AND (brand_id IS NULL) = (brand_name IS NULL))
);

-- The SKU of a deleted product can be given away.
CREATE UNIQUE INDEX product_sku_is_unique ON product (sku) WHERE deleted_at IS NULL;
CREATE INDEX product_by_brand ON product (brand_id, name_key, id);
CREATE INDEX product_by_deletion ON product (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE product_version (
    product_id uuid NOT NULL REFERENCES product ON DELETE CASCADE,
    version    bigint NOT NULL CHECK (version >= 1),
    kind       text NOT NULL CHECK (kind IN ('created', 'updated', 'deleted', 'restored')),
    changed_by text NOT NULL CHECK (length(changed_by) BETWEEN 1 AND 200),
    changed_at timestamptz(3) NOT NULL,
    changed    text[] NOT NULL,
    -- The product as it stood from then on, as product_as_it_stands gives it.
    product    jsonb NOT NULL CHECK (jsonb_typeof(product) = 'object'),
    PRIMARY KEY (product_id, version)
);

-- The columns that make up a product; jsonb_populate_record makes the row of them again.
CREATE FUNCTION product_as_it_stands(product product) RETURNS jsonb LANGUAGE sql STABLE
RETURN jsonb_build_object(
    'id', product.id, 'version', product.version,
    'created_at', product.created_at, 'updated_at', product.updated_at,
    'brand_id', product.brand_id, 'brand_slug', product.brand_slug, 'brand_name', product.brand_name,
    'amount', product.amount, 'currency', product.currency, 'status', product.status,
    'slug', product.slug, 'sku', product.sku, 'name', product.name, 'image_url', product.image_url,
    'categories', product.categories, 'attributes', product.attributes, 'description', product.description);
