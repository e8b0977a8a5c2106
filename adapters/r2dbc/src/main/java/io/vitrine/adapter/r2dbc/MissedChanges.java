package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Readable;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.ProductId;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Asks what changed in the last hour and a little more, for which other instances may have kept what it was before. */
final class MissedChanges {

    private static final int MOST = 10_000;

    /** As of one instant. Every transaction that it sees has a number below {@code ahead}; all below {@code position} are over. */
    private static final String RECENT = """
        SELECT
            CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint) AS position,
            CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint) AS ahead,
            EXISTS (
                SELECT FROM catalogue_change_without_time
                WHERE id IS NULL AND changed_at > now() - interval '65 minutes') AS everything,
            ARRAY(
                (SELECT id FROM product
                    WHERE deleted_at IS NULL AND updated_at > now() - interval '65 minutes' LIMIT $1)
                UNION ALL
                (SELECT id FROM product
                    WHERE deleted_at IS NOT NULL AND deleted_at > now() - interval '65 minutes' LIMIT $1)
                UNION ALL
                (SELECT id FROM catalogue_change_without_time
                    WHERE kind = 'product' AND id IS NOT NULL AND changed_at > now() - interval '65 minutes' LIMIT $1)
            ) AS products,
            ARRAY(
                (SELECT id FROM brand WHERE updated_at > now() - interval '65 minutes' LIMIT $1)
                UNION ALL
                (SELECT id FROM catalogue_change_without_time
                    WHERE kind = 'brand' AND id IS NOT NULL AND changed_at > now() - interval '65 minutes' LIMIT $1)
            ) AS brands\
        """;

    private MissedChanges() {}

    /** What to tell, and the position as of which it was read. */
    record Missed(CatalogueChange change, long position) {}

    static Mono<Missed> on(PostgresqlConnection connection) {
        return connection
                .createStatement(RECENT)
                .bind("$1", MOST + 1)
                .execute()
                .flatMap(result -> result.map(MissedChanges::missed))
                .single();
    }

    private static Missed missed(Readable row) {
        var products = ids(row, "products", ProductId::new);
        var brands = ids(row, "brands", BrandId::new);
        var at = Columns.number(row, "ahead") - 1;
        var isTooMuch = Columns.flag(row, "everything") || products.size() + brands.size() > MOST;
        return new Missed(
                isTooMuch ? new CatalogueChange.OfEverything(at) : new CatalogueChange.Unheard(products, brands, at),
                Columns.number(row, "position"));
    }

    private static <I> Set<I> ids(Readable row, String column, Function<UUID, I> id) {
        return Arrays.stream(Columns.required(row, column, UUID[].class))
                .map(id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
