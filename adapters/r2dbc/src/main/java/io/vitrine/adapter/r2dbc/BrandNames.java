package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandDraft;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.BrandSummary;
import io.vitrine.domain.catalogue.Description;
import io.vitrine.domain.catalogue.Slug;
import io.vitrine.domain.shared.Identifiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Finds brands by their names, and makes those that are not there. */
final class BrandNames {

    /** How often others may be quicker to take a slug before the whole transaction is tried again. */
    private static final int MOST_ATTEMPTS = 10;

    private final Identifiers identifiers;

    BrandNames(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** The brands of these names that are there. They hold still until the transaction ends. */
    static Mono<Map<BrandName, BrandSummary>> found(DatabaseClient client, Collection<BrandName> names) {
        if (names.isEmpty()) {
            return Mono.just(Map.of());
        }
        return client.sql("SELECT id, slug, name FROM brand WHERE name = ANY(:names) ORDER BY id FOR KEY SHARE")
                .bind("names", names.stream().map(BrandName::value).toArray(String[]::new))
                .map(row -> BrandRows.summary(row))
                .all()
                .collectMap(BrandSummary::name);
    }

    /** The brand of every one of these names. */
    Mono<Map<BrandName, BrandSummary>> foundOrMade(DatabaseClient client, Set<BrandName> names, Instant at) {
        return foundOrMade(client, names, at, MOST_ATTEMPTS);
    }

    private Mono<Map<BrandName, BrandSummary>> foundOrMade(
            DatabaseClient client, Set<BrandName> names, Instant at, int attempts) {
        return found(client, names).flatMap(found -> {
            if (found.size() == names.size()) {
                return Mono.just(found);
            }
            return attempts == 0
                    ? Mono.error(LostRace::new)
                    : made(client, without(names, found.keySet()), at)
                            .then(Mono.defer(() -> foundOrMade(client, names, at, attempts - 1)));
        });
    }

    /** Makes brands, unless others make the same ones or take their slugs meanwhile: who asks again sees. */
    private Mono<Long> made(DatabaseClient client, List<BrandName> names, Instant at) {
        var drafts = names.stream()
                .map(name -> new BrandDraft(name, null, Description.NONE, null))
                .toList();
        return BrandWrites.taken(
                        client, drafts.stream().map(BrandDraft::preferredSlug).toList())
                .flatMap(taken -> BrandWrites.insert(client, withFreeSlugs(drafts, taken, at))
                        .count());
    }

    private List<Brand> withFreeSlugs(List<BrandDraft> drafts, Set<Slug> taken, Instant at) {
        var unfree = new HashSet<>(taken);
        var brands = new ArrayList<Brand>();
        for (var draft : drafts) {
            var slug = BrandWrites.free(draft.preferredSlug(), unfree);
            unfree.add(slug);
            brands.add(Brand.created(new BrandId(identifiers.next()), slug, draft, at));
        }
        return brands;
    }

    /** The brands of these names, as they would be if those that are not there were made. */
    Mono<Map<BrandName, BrandSummary>> foundOrImagined(DatabaseClient client, Set<BrandName> names) {
        return found(client, names).map(found -> {
            var brands = new HashMap<>(found);
            for (var name : without(names, found.keySet())) {
                brands.put(
                        name, new BrandSummary(new BrandId(identifiers.next()), Slug.of(name.value(), "brand"), name));
            }
            return brands;
        });
    }

    private static List<BrandName> without(Set<BrandName> names, Set<BrandName> found) {
        return names.stream().filter(name -> !found.contains(name)).toList();
    }
}
