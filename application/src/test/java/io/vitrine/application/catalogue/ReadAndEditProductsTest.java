package io.vitrine.application.catalogue;

import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.application.audit.NotedWrites;
import io.vitrine.domain.audit.Act;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.browse.PlainCursors;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.InMemoryProducts;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductState;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.ProductWrite;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.catalogue.Visibility;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.InvalidDocument;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class ReadAndEditProductsTest {

    private static final Actor EDITOR = new Actor("editor");
    private static final Precondition WHATEVER_IS_THERE = new Precondition.Existing();

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final SequentialIdentifiers identifiers = new SequentialIdentifiers();
    private final InMemoryCatalogue catalogue = new InMemoryCatalogue();
    private final InMemoryProducts products = new InMemoryProducts(catalogue);
    private final ReadProducts readProducts = new ReadProducts(products, clock);
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final EditProducts editProducts =
            new EditProducts(products, identifiers, new NotedWrites(audit, catalogue.changes()));
    private final ReadHistory readHistory = new ReadHistory(products, new PlainCursors());

    @Test
    void a_write_is_answered_when_every_instance_has_heard_of_it_and_a_refusal_at_once() {
        var product = created(ProductStatus.ACTIVE);
        var heard = Sinks.<Void>empty();
        catalogue.changes().settlesWith(heard.asMono());

        StepVerifier.create(editProducts.remove(product.id(), WHATEVER_IS_THERE, editing()))
                .expectSubscription()
                .then(() -> assertThat(catalogue.changes().waits()).isEqualTo(2))
                .then(heard::tryEmitEmpty)
                .expectNextMatches(ProductWrite.Removed.class::isInstance)
                .verifyComplete();

        catalogue.changes().settlesWith(Mono.never());
        assertThat(editProducts
                        .remove(product.id(), WHATEVER_IS_THERE, editing())
                        .block())
                .isInstanceOf(ProductWrite.Gone.class);
    }

    @Test
    void a_draft_is_there_for_editors_only() {
        var draft = created(ProductStatus.DRAFT);

        assertThat(readProducts.byId(draft.id(), Visibility.EVERYTHING).block())
                .isEqualTo(new ProductLookup.Found(draft));
        assertThat(readProducts.byId(draft.id(), Visibility.PUBLIC).block()).isEqualTo(new ProductLookup.Absent());
        assertThat(readProducts.bySku(draft.sku(), Visibility.PUBLIC).block()).isEqualTo(new ProductLookup.Absent());
    }

    @Test
    void a_deleted_product_is_remembered_for_thirty_days() {
        var product = created(ProductStatus.ACTIVE);
        var deletedAt = now;
        editProducts.remove(product.id(), WHATEVER_IS_THERE, editing()).block();

        now = deletedAt.plus(ProductState.REMEMBERED).minus(Duration.ofMillis(1));
        var within = readProducts.byId(product.id(), Visibility.PUBLIC).block();
        now = deletedAt.plus(ProductState.REMEMBERED).plus(Duration.ofMillis(1));
        var after = readProducts.byId(product.id(), Visibility.PUBLIC).block();

        assertThat(within).isEqualTo(new ProductLookup.Gone(deletedAt));
        assertThat(after).isEqualTo(new ProductLookup.Absent());
    }

    @Test
    void that_a_draft_was_deleted_is_told_to_editors_only() {
        var draft = created(ProductStatus.DRAFT);
        editProducts.remove(draft.id(), WHATEVER_IS_THERE, editing()).block();

        assertThat(readProducts.byId(draft.id(), Visibility.EVERYTHING).block()).isInstanceOf(ProductLookup.Gone.class);
        assertThat(readProducts.byId(draft.id(), Visibility.PUBLIC).block()).isEqualTo(new ProductLookup.Absent());
    }

    @Test
    void several_products_come_in_the_order_asked_for_and_the_missing_are_named() {
        var one = created(ProductStatus.ACTIVE);
        var two = created(ProductStatus.ACTIVE);
        var hidden = created(ProductStatus.ARCHIVED);
        var unknown = new ProductId(identifiers.next());

        var found = readProducts
                .byIds(List.of(two.id(), unknown, one.id(), hidden.id(), two.id()), Visibility.PUBLIC)
                .block();

        assertThat(found).isEqualTo(new FoundProducts(List.of(two, one), List.of(unknown, hidden.id())));
    }

    @Test
    void the_sku_of_a_product_stays() {
        var product = created(ProductStatus.ACTIVE);
        var other = aProduct().withSku("another").build();

        StepVerifier.create(editProducts.replace(product.id(), WHATEVER_IS_THERE, other, editing()))
                .verifyErrorSatisfies(refused -> assertThat(((InvalidDocument) refused).violations())
                        .singleElement()
                        .satisfies(violation -> assertThat(violation.pointer()).isEqualTo("/sku")));
    }

    @Test
    void the_history_of_a_product_is_read_part_by_part() {
        var product = created(ProductStatus.ACTIVE);
        for (int i = 2; i <= 5; i++) {
            var renamed =
                    aProduct().withSku(product.sku().value()).named("name " + i).build();
            editProducts
                    .replace(product.id(), WHATEVER_IS_THERE, renamed, editing())
                    .block();
        }

        var newest = history(product.id(), Optional.empty());
        var older = history(product.id(), newest.next());
        var oldest = history(product.id(), older.next());

        assertThat(versions(newest)).containsExactly(5L, 4L);
        assertThat(versions(older)).containsExactly(3L, 2L);
        assertThat(versions(oldest)).containsExactly(1L);
        assertThat(oldest.next()).isEmpty();
    }

    @Test
    void a_cursor_of_another_history_is_invalid_and_a_product_that_never_was_has_none() {
        var one = created(ProductStatus.ACTIVE);
        var two = created(ProductStatus.ACTIVE);
        editProducts.remove(one.id(), WHATEVER_IS_THERE, editing()).block();
        var cursor = ((ReadHistory.History.Part) readHistory
                        .page(one.id(), 1, Optional.empty())
                        .blockOptional()
                        .orElseThrow())
                .next();

        assertThat(readHistory.page(two.id(), 1, cursor).block()).isEqualTo(new ReadHistory.History.InvalidCursor());
        assertThat(readHistory
                        .page(new ProductId(identifiers.next()), 1, Optional.empty())
                        .block())
                .isEqualTo(new ReadHistory.History.Absent());
    }

    private Act editing() {
        return new Act(EDITOR, new Occasion(now, new Origin("203.0.113.0/24", "curl"), "request-1"));
    }

    private Product created(ProductStatus status) {
        var sku = new Sku("sku-" + identifiers.next());
        var draft = aProduct().withSku(sku.value()).withStatus(status).build();
        return ((ProductWrite.Created)
                        editProducts.create(draft, editing()).blockOptional().orElseThrow())
                .product();
    }

    private ReadHistory.History.Part history(ProductId id, Optional<String> cursor) {
        return (ReadHistory.History.Part)
                readHistory.page(id, 2, cursor).blockOptional().orElseThrow();
    }

    private static List<Long> versions(ReadHistory.History.Part part) {
        return part.versions().stream()
                .map(version -> version.product().version())
                .toList();
    }
}
