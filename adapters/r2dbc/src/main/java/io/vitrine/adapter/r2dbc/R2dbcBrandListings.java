package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.vitrine.adapter.r2dbc.Slices.Listed;
import io.vitrine.domain.browse.BrandListings;
import io.vitrine.domain.browse.BrandQuery;
import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.browse.Position;
import io.vitrine.domain.browse.Slice;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The brands as lists in PostgreSQL. */
final class R2dbcBrandListings implements BrandListings {

    private final Database database;

    R2dbcBrandListings(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Slice<Brand>> page(BrandQuery query, PageRequest request) {
        var order = Order.of(query.sort());
        return database.one(client -> Slices.read(
                request,
                (backwards, after, most) -> listed(client, query, backwards ? order.reversed() : order, after, most)));
    }

    private static Mono<List<Listed<Brand>>> listed(
            DatabaseClient client, BrandQuery query, Order order, Optional<Position> after, int most) {
        var conditions = new ArrayList<Sql>();
        query.search().map(WordBeginnings::words).orElse(List.of()).stream()
                .map(word -> WordBeginnings.has("brand", word))
                .forEach(conditions::add);
        after.map(order::after).map(Sql::any).ifPresent(conditions::add);
        return Sql.all(conditions)
                .within(
                        "SELECT " + BrandRows.COLUMNS + ", brand.name_key FROM brand WHERE ",
                        order.clause() + " LIMIT " + most)
                .on(client)
                .map(row -> new Listed<>(BrandRows.brand(row), order.position(row)))
                .all()
                .collectList();
    }

    @Override
    public Flux<Brand> byIds(Collection<BrandId> ids) {
        return database.one(client -> sql("SELECT " + BrandRows.COLUMNS + " FROM brand WHERE id = ANY (?)", uuids(ids))
                        .on(client)
                        .map(BrandRows::brand)
                        .all()
                        .collectList())
                .flatMapIterable(brands -> brands);
    }

    @Override
    public Mono<Map<BrandId, Long>> productCounts(Collection<BrandId> ids, Visibility visibility) {
        return database.one(client -> sql(
                        "SELECT brand_id, count(*) AS products FROM product WHERE brand_id = ANY (?) AND ", uuids(ids))
                .then(Conditions.listed(visibility))
                .then(" GROUP BY brand_id")
                .on(client)
                .map(row -> Map.entry(new BrandId(Columns.uuid(row, "brand_id")), Columns.number(row, "products")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(counts -> ids.stream()
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), id -> counts.getOrDefault(id, 0L)))));
    }

    private static Object uuids(Collection<BrandId> ids) {
        return ids.stream().map(BrandId::value).toArray(UUID[]::new);
    }
}
