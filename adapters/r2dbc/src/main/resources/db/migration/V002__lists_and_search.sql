-- Words are compared without accents and by their English stem; every word counts, also "the" and "of".
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TEXT SEARCH DICTIONARY english_stem_of_every_word (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION vitrine (COPY = english);
ALTER TEXT SEARCH CONFIGURATION vitrine
    ALTER MAPPING FOR word, hword, hword_part WITH unaccent, english_stem_of_every_word;
ALTER TEXT SEARCH CONFIGURATION vitrine
    ALTER MAPPING FOR asciiword, asciihword, hword_asciipart WITH english_stem_of_every_word;

-- The words that weigh most stand apart, so that neither the index nor a walk has to look at a description for them.
ALTER TABLE product
    ADD COLUMN headline tsvector NOT NULL GENERATED ALWAYS AS (
        to_tsvector('vitrine', name || ' ' || coalesce(brand_name, '') || ' ' || sku)) STORED,
    ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (
        to_tsvector('vitrine', name || ' ' || coalesce(brand_name, '') || ' ' || sku || ' ' || description)) STORED;

-- A walk touches thousands of rows and wants them small: what only a page shows lies beside the table.
ALTER TABLE product SET (toast_tuple_target = 1024);
ALTER TABLE product
    ALTER COLUMN terms SET STORAGE MAIN,
    ALTER COLUMN headline SET STORAGE MAIN;

-- Every order that a list can be walked in. An order may go on after the columns of an index, since few products share a
-- name or a time; many share a price, so what comes second is in the index too. Prices are compared within one currency.
CREATE INDEX product_by_name ON product (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX product_without_brand_by_name ON product (name_key, id) WHERE brand_id IS NULL AND deleted_at IS NULL;
CREATE INDEX product_by_created ON product (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX product_by_updated ON product (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX product_by_price ON product (currency, amount, id) WHERE deleted_at IS NULL;
CREATE INDEX product_by_price_and_name ON product (currency, amount, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX product_by_falling_price_and_name
    ON product (currency, amount DESC, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX product_by_price_and_created ON product (currency, amount, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX product_by_falling_price_and_created
    ON product (currency, amount DESC, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX product_by_price_and_updated ON product (currency, amount, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX product_by_falling_price_and_updated
    ON product (currency, amount DESC, updated_at, id) WHERE deleted_at IS NULL;

-- Finds what few products have: conditions and words are looked up together.
CREATE INDEX product_by_terms_and_words ON product USING gin (terms, headline, words) WHERE deleted_at IS NULL;

-- The numbers among the attributes, for comparisons. Only the triggers write here, so no foreign key looks after them.
CREATE TABLE product_number (
    product_id uuid NOT NULL,
    name       text COLLATE "C" NOT NULL,
    number     numeric NOT NULL,
    PRIMARY KEY (product_id, name)
);
CREATE INDEX product_number_by_size ON product_number (name, number, product_id);

CREATE FUNCTION numbers_of(attributes jsonb) RETURNS TABLE (name text, number numeric) LANGUAGE sql STABLE AS $$
    SELECT key, (value #>> '{}')::numeric FROM jsonb_each(attributes) WHERE jsonb_typeof(value) = 'number'
$$;

CREATE FUNCTION note_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO product_number
        SELECT made.id, attribute.name, attribute.number FROM made, numbers_of(made.attributes) AS attribute;
    RETURN NULL;
END $$;
CREATE TRIGGER numbers_of_new_products AFTER INSERT ON product
    REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION note_numbers();

CREATE FUNCTION forget_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM product_number USING forgotten WHERE product_id = forgotten.id;
    RETURN NULL;
END $$;
CREATE TRIGGER numbers_of_forgotten_products AFTER DELETE ON product
    REFERENCING OLD TABLE AS forgotten FOR EACH STATEMENT EXECUTE FUNCTION forget_numbers();

-- Most updates do not touch attributes.
CREATE FUNCTION note_other_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM product_number USING made JOIN replaced USING (id)
        WHERE product_id = id AND made.attributes <> replaced.attributes;
    INSERT INTO product_number
        SELECT id, attribute.name, attribute.number
        FROM made JOIN replaced USING (id), numbers_of(made.attributes) AS attribute
        WHERE made.attributes <> replaced.attributes;
    RETURN NULL;
END $$;
CREATE TRIGGER numbers_of_changed_products AFTER UPDATE ON product
    REFERENCING OLD TABLE AS replaced NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION note_other_numbers();

-- The words of names and brands as they are written, case and accents folded: what a misspelled word may have meant.
-- Whoever writes a name notes its words; see SearchWords.
CREATE TABLE search_word (
    word text COLLATE "C" PRIMARY KEY
);
CREATE INDEX search_word_by_spelling ON search_word USING gin (word gin_trgm_ops);

-- Short words share few groups of three letters with the word that was meant, so the bar is low; see Spelling.
CREATE FUNCTION words_alike(written text) RETURNS SETOF text LANGUAGE sql STABLE
    SET pg_trgm.similarity_threshold = 0.15 AS $$
    SELECT word FROM search_word WHERE word % written ORDER BY similarity(word, written) DESC, word LIMIT 200
$$;
