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
        CHECK (length(name) BETWEEN 1 AND 200),
    name_key    text COLLATE "C" NOT NULL CHECK (length(name_key) <= 200),
    description text NOT NULL CHECK (length(description) <= 20000),
    logo_url    text CHECK (length(logo_url) BETWEEN 1 AND 2000)
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
    sku         text COLLATE "C" NOT NULL CHECK (length(sku) BETWEEN 1 AND 200),
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    name_key    text COLLATE "C" NOT NULL CHECK (length(name_key) <= 200),
    brand_slug  text COLLATE "C",
    brand_name  text,
    image_url   text CHECK (length(image_url) BETWEEN 1 AND 2000),
    categories  text[] NOT NULL CHECK (cardinality(categories) <= 8),
    attributes  jsonb NOT NULL
        CHECK (jsonb_typeof(attributes) = 'object'
           AND jsonb_array_length(jsonb_path_query_array(attributes, '$.*')) <= 100),
    description text NOT NULL CHECK (length(description) <= 20000),
    -- What equality filters ask for, one lexeme each: see ProductTerms.
    terms       tsvector NOT NULL,
    CHECK ((amount IS NULL) = (currency IS NULL)),
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
