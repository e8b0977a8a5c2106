-- Fills an empty catalogue with made-up products, as many as the setting vitrine.products says. The same seed makes the
-- same catalogue. Frequencies fall as in real ones: few brands and words are common, most are rare.
SELECT setseed(0.42);

CREATE TEMP TABLE vocabulary AS
    SELECT n, string_agg(syllables[1 + (n / (40 ^ place)::int) % 40], '' ORDER BY place) AS word
    FROM generate_series(1, 20000) AS n, generate_series(0, 3) AS place,
        string_to_array('ba be bo ca ce co da de do fa fe ga go ha he ka ke ko la le lo ma me mo na ne no pa pe po '
            || 'ra re ro sa se so ta te to va', ' ') AS syllables
    WHERE place < 3 OR n > 10000
    GROUP BY n;
CREATE TEMP TABLE sentence AS
    SELECT choice.n, string_agg(word, ' ') AS text
    FROM (SELECT n, 1 + floor(exp(random() * ln(19999)))::int AS chosen
            FROM generate_series(1, 20000) AS n, generate_series(1, 14)) AS choice
    JOIN vocabulary ON vocabulary.n = chosen
    GROUP BY choice.n;
CREATE TEMP TABLE maker AS
    SELECT n, uuidv7() AS id, 'brand-' || word || '-' || n AS slug, initcap(word) || ' ' || n AS name
    FROM vocabulary WHERE n <= 2000;
INSERT INTO brand (id, version, created_at, updated_at, slug, name, name_key, description)
    SELECT id, 1, '2026-01-01Z', '2026-01-01Z', slug, name, lower(name), '' FROM maker;

CREATE TEMP TABLE dice AS
    SELECT n,
        CASE WHEN random() < 0.97 THEN 1 + floor(exp(random() * ln(1999)))::int END AS maker,
        1 + floor(exp(random() * ln(19999)))::int AS model,
        1 + floor(20000 * random())::int AS first_sentence, 1 + floor(20000 * random())::int AS second_sentence,
        1 + floor(20000 * random())::int AS third_sentence, 1 + floor(20000 * random())::int AS fourth_sentence,
        (string_to_array('Black White Navy Blue Red Green Olive Grey Beige Pink Maroon Teal Silver Gold Ivory Rust', ' ')
            )[1 + floor(16 * random() ^ 2)::int] AS color,
        (string_to_array('Solid Printed Striped Woven Quilted Checked Slim Relaxed Cropped Tailored Vintage Everyday', ' ')
            )[1 + floor(12 * random())::int] AS style,
        (string_to_array('Shirt Jacket Dress Jeans Kurta Bag Shoes Sandals Watch Belt Cap Scarf Sweater Skirt Shorts Socks '
            || 'Backpack Wallet Coat Blazer', ' '))[1 + floor(20 * random() ^ 1.5)::int] AS thing,
        (string_to_array('Women Men Girls Boys Unisex Home', ' '))[1 + floor(6 * random() ^ 2)::int] AS hall,
        (string_to_array('Casual Formal Sport Outdoor Party Travel Winter Summer', ' '))[1 + floor(8 * random())::int]
            AS corner,
        random() AS pricing, random() AS state, random() AS loss, random() AS heaviness, random() AS revision
    FROM generate_series(1, current_setting('vitrine.products')::int) AS n;
ANALYZE vocabulary, sentence, maker, dice;

INSERT INTO product (id, version, created_at, updated_at, deleted_at, brand_id, amount, currency, status, slug, sku, name,
        name_key, brand_slug, brand_name, image_url, categories, attributes, description, terms)
    SELECT uuidv7(), 1, created_at, created_at + revision * interval '90 days',
        CASE WHEN loss < 0.01 THEN created_at + interval '91 days' END,
        maker_id, amount, currency, status, 'product-' || n, 'SKU' || lpad(n::text, 8, '0'), name, lower(name),
        maker_slug, maker_name, 'https://images.example/' || n || '.jpg', categories, attributes, description,
        array_to_tsvector(array['status:' || status, 'brand:' || coalesce(maker_slug, 'none'), 'in:' || categories[1], 'in:' || categories[1] || '/' || categories[2],
                'in:' || array_to_string(categories, '/')]
            || shape_of(ARRAY(SELECT jsonb_object_keys(attributes)))
            || (SELECT array_agg('attr:' || key) FROM jsonb_each(attributes))
            || (SELECT array_agg('attr:' || key || '=' || value) FROM jsonb_each_text(attributes)))
    FROM (
        SELECT dice.n, maker.id AS maker_id, maker.slug AS maker_slug, maker.name AS maker_name, loss, revision,
            timestamptz '2026-01-01Z' + (dice.n / 500) * interval '1 minute' AS created_at,
            CASE WHEN state < 0.92 THEN 'active' WHEN state < 0.97 THEN 'archived' ELSE 'draft' END AS status,
            CASE WHEN pricing > 0.04 THEN round((5 + 60 * exp(3 * heaviness))::numeric) - 0.01 END AS amount,
            CASE WHEN pricing > 0.3 THEN 'EUR' WHEN pricing > 0.1 THEN 'USD' WHEN pricing > 0.04 THEN 'GBP' END AS currency,
            concat_ws(' ', maker.name, hall, color, style, initcap(vocabulary.word), thing) AS name,
            array[hall, corner, thing] AS categories,
            jsonb_build_object('gender', hall, 'primaryColor', color, 'weight', floor(exp(8 * heaviness)),
                'imageCount', 1 + dice.n % 7, 'organic', dice.n % 11 = 0, 'batch', 'B' || dice.n / 20)
                || CASE WHEN dice.n % 5000 = 17 THEN jsonb_build_object('signedBy', 'artist ' || dice.n % 3) ELSE '{}' END
                AS attributes,
            concat_ws(' ', one.text, two.text, three.text, four.text) AS description
        FROM dice
        LEFT JOIN maker ON maker.n = maker
        JOIN vocabulary ON vocabulary.n = model
        JOIN sentence AS one ON one.n = first_sentence
        JOIN sentence AS two ON two.n = second_sentence
        JOIN sentence AS three ON three.n = third_sentence
        JOIN sentence AS four ON four.n = fourth_sentence
        ORDER BY dice.n) AS made_up;
INSERT INTO search_word
    SELECT DISTINCT word FROM product, regexp_split_to_table(name_key, '[^[:alnum:]]+') AS word
    WHERE length(word) BETWEEN 2 AND 50;
INSERT INTO attribute_shape
    SELECT DISTINCT shape_of(names), names
    FROM (SELECT ARRAY(SELECT jsonb_object_keys(attributes) ORDER BY 1) AS names FROM product) AS had;
DROP TABLE dice, maker, sentence, vocabulary;
