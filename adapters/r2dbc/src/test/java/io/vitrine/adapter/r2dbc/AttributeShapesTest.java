package io.vitrine.adapter.r2dbc;

import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How products are found by what they do not have. */
class AttributeShapesTest {

    private static final Change CHANGE = new Change(new Actor("ana"), Instant.parse("2026-11-24T10:00:00Z"));
    private static final int LARGEST_PAGE = 200;
    private static final Stretches LOOKED_UP_AT_ONCE = new Stretches(1, 1, 1, 1, 1, 1);

    private final TestDatabase database = TestDatabase.shared();
    private final TestPorts ports = TestPorts.onEmptyDatabase();
    private final SequentialIdentifiers identifiers = new SequentialIdentifiers();

    @Test
    void the_database_names_a_set_of_attributes_as_the_service_does() {
        var names = Set.of("size", "colour", "Colour", "size2", "a_b").stream()
                .map(AttributeName::new)
                .toList();

        assertThat(shapeInSql("ARRAY['size', 'colour', 'Colour', 'size2', 'a_b']"))
                .isEqualTo(ProductTerms.shape(names));
        assertThat(shapeInSql("ARRAY[]::text[]")).isEqualTo(ProductTerms.shape(List.of()));
    }

    @Test
    void products_without_an_attribute_are_found_by_the_attributes_they_have() {
        stored("colour", "size");
        var bag = stored("colour");
        var plain = stored();

        assertThat(without("size")).containsExactly(bag, plain);
        assertThat(without("colour")).containsExactly(plain);
        assertThat(without("weight")).hasSize(3);
        assertThat(noted()).isEqualTo(3);
    }

    @Test
    void more_sets_than_are_worth_asking_for_are_left_out_of_the_question() {
        for (int i = 0; i < 502; i++) {
            stored("unlike" + i);
        }
        stored("size");

        assertThat(without("size")).hasSize(LARGEST_PAGE);
        assertThat(without("unlike7")).hasSize(LARGEST_PAGE);
    }

    private ProductId stored(String... attributes) {
        var id = new ProductId(identifiers.next());
        var draft = aProduct().withSku(id.toString()).withoutAttributes();
        for (var attribute : attributes) {
            draft.with(attribute, "x");
        }
        ports.products().create(id, draft.build(), CHANGE).block();
        return id;
    }

    private List<ProductId> without(String attribute) {
        var listings = new R2dbcProductListings(database.lists(), LOOKED_UP_AT_ONCE);
        return listings
                .page(
                        MadeUpCatalogue.query("attr.%s[exists]=false&sort=createdAt".formatted(attribute)),
                        new PageRequest(LARGEST_PAGE, new PageRequest.Seek.Start()))
                .blockOptional()
                .orElseThrow()
                .items()
                .stream()
                .map(Product::id)
                .toList();
    }

    private String shapeInSql(String names) {
        return database.client()
                .sql("SELECT shape_of(%s) AS shape".formatted(names))
                .map(row -> Columns.text(row, "shape"))
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private long noted() {
        return database.client()
                .sql("SELECT count(*) AS many FROM attribute_shape")
                .map(row -> Columns.number(row, "many"))
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
