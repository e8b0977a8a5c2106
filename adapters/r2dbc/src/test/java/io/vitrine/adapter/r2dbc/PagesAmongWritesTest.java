package io.vitrine.adapter.r2dbc;

import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.browse.Criterion;
import io.vitrine.domain.browse.ListingsContract;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.browse.SortField;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Products;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** Where others write between the two statements that one page takes, it skips nothing and repeats nothing. */
class PagesAmongWritesTest extends ListingsContract {

    /** A walk tests three products; what is left is looked up. */
    private static final Stretches STRETCHES = new Stretches(3, 3, 3, 1, 1, 1);

    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void products_of_which_some_are_drafts() {
        database.empty();
        draft("a");
        named("b", aProduct().withSku("b"));
        draft("c");
        draft("d");
        named("e", aProduct().withSku("e"));
        draft("f");
    }

    @Test
    void when_nobody_writes_all_are_found() {
        assertThat(namesOfDrafts("SELECT")).containsExactly("a", "c", "d", "f");
    }

    @Test
    void a_product_that_comes_into_the_stretch_walked_repeats_nothing() {
        assertThat(namesOfDrafts("UPDATE product SET name_key = 'aa' WHERE sku = 'e'"))
                .containsExactly("a", "c", "d", "f");
    }

    @Test
    void a_product_that_leaves_the_stretch_walked_skips_nothing() {
        assertThat(namesOfDrafts("UPDATE product SET deleted_at = now() WHERE sku = 'b'"))
                .containsExactly("a", "c", "d", "f");
    }

    private void draft(String name) {
        named(name, aProduct().withSku(name).withStatus(ProductStatus.DRAFT));
    }

    private List<String> namesOfDrafts(String write) {
        var query = sorted(where(new Criterion.StatusIn(List.of(ProductStatus.DRAFT), false)), up(SortField.NAME));
        var statements = new AtomicInteger();
        var slice = new ProductPages(betweenStatements(() -> writeAtOnce(write), statements), STRETCHES)
                .slice(ProductList.of(query, Map.of()), ALL)
                .block();
        assertThat(statements).hasValueGreaterThan(1);
        return names(Objects.requireNonNull(slice).items());
    }

    /** Waits on a thread of connections, which {@link WaitsThatAreMeant} allows: nothing else may come in between. */
    private void writeAtOnce(String write) {
        database.execute(write);
    }

    /** Does something once the first statement is answered, before there is another. */
    private DatabaseClient betweenStatements(Runnable work, AtomicInteger statements) {
        var client = database.client();
        return (DatabaseClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DatabaseClient.class}, (_, method, arguments) -> {
                    if (method.getName().equals("sql") && statements.incrementAndGet() == 2) {
                        work.run();
                    }
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    @Override
    protected ProductListings listings() {
        return new R2dbcProductListings(database.lists());
    }

    @Override
    protected Products products() {
        return new R2dbcProducts(database.database());
    }

    @Override
    protected Brands brands() {
        return new R2dbcBrands(database.database());
    }
}
