package io.vitrine.adapter.r2dbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database itself refuses, whoever writes. */
class ConstraintsTest {

    private static final String BRAND = "'01890000-0000-7000-8000-000000000001'";
    private static final String PRODUCT = "'01890000-0000-7000-8000-000000000002'";
    private static final String OTHER = "'01890000-0000-7000-8000-000000000003'";
    private static final String IMPORT = "'01890000-0000-7000-8000-000000000004'";

    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void one_row_in_every_table() {
        database.empty();
        database.execute("""
            INSERT INTO brand (id, version, created_at, updated_at, slug, name, name_key, description)
            VALUES (%1$s, 1, now(), now(), 'puma', 'Puma', 'puma', '');
            INSERT INTO product (id, version, created_at, updated_at, slug, sku, name, name_key, categories, attributes,
                description, status, terms)
            VALUES (%2$s, 1, now(), now(), 'bag-1', '1', 'Bag', 'bag', '{}', '{}', '', 'active', '');
            INSERT INTO product_version (product_id, version, kind, changed_by, changed_at, changed, product)
            VALUES (%2$s, 1, 'created', 'ana', now(), '{}', '{}');
            INSERT INTO import_run (id, attempt, mode, dry_run, state, read, created, updated, unchanged, rejected, last_line,
                upload, started_by, started_at, updated_at)
            VALUES (%3$s, 1, 'upsert', false, 'running', 0, 0, 0, 0, 0, 0, repeat('a1', 32), 'ana', now(), now());
            INSERT INTO import_reject (import_id, line, errors, input) VALUES (%3$s, 1, '[]', '');
            INSERT INTO idempotency_answer (caller, key, fingerprint, status, headers, body, answered_at)
            VALUES ('ana', 'k', repeat('a1', 32), 201, '{}', '', now());
            """.formatted(BRAND, PRODUCT, IMPORT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        brand | id = '01890000-0000-4000-8000-000000000001'
        brand | version = 0
        brand | updated_at = created_at - interval '1 second'
        brand | slug = 'Not a slug'
        brand | slug = repeat('a', 201)
        brand | name = ''
        brand | name = repeat('a', 201)
        brand | name = concat(' ', chr(10))
        brand | name = concat('Pu', chr(7), 'ma')
        brand | description = chr(133)
        brand | logo_url = 'ftp://a.example/1.png'
        brand | name_key = repeat('a', 201)
        brand | description = repeat('a', 20001)
        brand | logo_url = ''
        brand | logo_url = repeat('a', 2001)
        product | id = '01890000-0000-4000-8000-000000000002'
        product | version = 0
        product | updated_at = created_at - interval '1 second'
        product | brand_id = '01890000-0000-7000-8000-000000000009', brand_slug = 'x', brand_name = 'X'
        product | brand_slug = 'puma'
        product | brand_name = 'Puma'
        product | amount = 1
        product | currency = 'EUR'
        product | amount = -0.01, currency = 'EUR'
                product | amount = 1, currency = 'eur'
        product | amount = 1.005, currency = 'EUR'
        product | amount = 0.5, currency = 'JPY'
        product | status = 'sold'
        product | slug = '-bag'
        product | slug = repeat('a', 201)
        product | sku = ''
        product | sku = repeat('a', 201)
        product | sku = ' '
        product | sku = concat('a', chr(27))
        product | name = ''
        product | name = repeat('a', 301)
        product | name = repeat(' ', 3)
        product | name = concat('a', chr(127))
        product | name_key = repeat('a', 201)
        product | image_url = ''
        product | image_url = repeat('a', 2001)
        product | image_url = 'javascript:alert(1)'
        product | image_url = concat('https://a.example/', repeat('a', 2000))
        product | categories = string_to_array('1,2,3,4,5,6,7,8,9', ',')
        product | categories = '{Women,NULL}'
        product | categories = '{Women," "}'
        product | categories = ARRAY[repeat('a', 101)]
        product | attributes = '[]'
        product | attributes = '{"two words":1}'
        product | attributes = '{"a":null}'
        product | attributes = '{"a":{}}'
        product | attributes = '{"a":[1]}'
        product | attributes = jsonb_build_object('a', repeat('a', 1001))
        product | attributes = jsonb_build_object('a', (SELECT jsonb_agg('x'::text) FROM generate_series(1, 101)))
        product | attributes = (SELECT jsonb_object_agg(concat('a', n), (SELECT jsonb_agg('x'::text) FROM generate_series(1, 91))) FROM generate_series(1, 11) AS n)
        product | attributes = (SELECT jsonb_object_agg(concat('a', n), n) FROM generate_series(1, 101) AS n)
        product | description = repeat('a', 20001)
        product_version | product_id = '01890000-0000-7000-8000-000000000009'
        product_version | version = 0
        product_version | kind = 'sold'
        product_version | changed_by = ''
        product_version | product = '[]'
        import_run | attempt = 0
        import_run | mode = 'replace'
        import_run | state = 'lost'
        import_run | read = 1
        import_run | read = -1, created = -1
        import_run | read = -1, updated = -1
        import_run | read = -1, unchanged = -1
        import_run | read = -1, rejected = -1
        import_run | last_line = -1
        import_run | upload = 'A1'
        import_run | started_by = ''
        import_run | finished_at = now()
        import_run | state = 'completed'
        import_reject | import_id = '01890000-0000-7000-8000-000000000009'
        import_reject | line = 0
        idempotency_answer | caller = ''
        idempotency_answer | key = 'two words'
        idempotency_answer | key = repeat('a', 256)
        idempotency_answer | fingerprint = 'A1'
        idempotency_answer | status = 99
        idempotency_answer | headers = '[]'
        """)
    void refuses(String table, String change) {
        assertThatThrownBy(() -> database.execute("UPDATE " + table + " SET " + change))
                .hasMessageContaining("violates");
    }

    @Test
    void the_decimals_of_currencies_are_those_that_the_domain_knows() {
        var different = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .filter(currency -> currency.getDefaultFractionDigits() != decimalsOf(currency))
                .toList();

        assertThat(different).isEmpty();
    }

    private int decimalsOf(Currency currency) {
        return requireNonNull(database.client()
                .sql("SELECT decimals_of(:currency)")
                .bind("currency", currency.getCurrencyCode())
                .mapValue(Integer.class)
                .one()
                .block());
    }

    @Test
    void refuses_an_amount_of_more_than_twelve_digits() {
        assertThatThrownBy(() -> database.execute("UPDATE product SET amount = 1000000000000, currency = 'EUR'"))
                .hasMessageContaining("numeric field overflow");
    }

    @Test
    void a_sku_is_taken_once_among_the_products_that_are_not_deleted() {
        var other = """
            INSERT INTO product (id, version, created_at, updated_at, slug, sku, name, name_key, categories, attributes,
                description, status, terms)
            VALUES (%s, 1, now(), now(), 'bag-1', '1', 'Bag', 'bag', '{}', '{}', '', 'active', '')\
            """.formatted(OTHER);
        assertThatThrownBy(() -> database.execute(other)).hasMessageContaining("product_sku_is_unique");

        database.execute("UPDATE product SET deleted_at = now()");

        database.execute(other);
    }

    @Test
    void slug_and_name_of_a_brand_are_taken_once() {
        var other = """
            INSERT INTO brand (id, version, created_at, updated_at, slug, name, name_key, description)
            VALUES (%s, 1, now(), now(), '%s', '%s', 'puma', '')\
            """;
        assertThatThrownBy(() -> database.execute(other.formatted(OTHER, "puma", "PUMA")))
                .hasMessageContaining("brand_slug_is_unique");
        assertThatThrownBy(() -> database.execute(other.formatted(OTHER, "puma-2", "Puma")))
                .hasMessageContaining("brand_name_is_unique");
    }
}
