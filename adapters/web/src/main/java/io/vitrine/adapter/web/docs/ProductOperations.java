package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Operation.named;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_MODIFIED;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;

import io.vitrine.adapter.web.problem.ProblemType;
import java.util.Map;

/** The operations on single products and on their history. */
final class ProductOperations {

    private static final String[] OF_READS = {"ETag", "Last-Modified?", "Cache-Control", "Vary"};
    private static final String[] OF_WRITES = {"ETag", "Last-Modified"};

    private ProductOperations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "GET /api/v1/products/{id}", get(),
                "GET /api/v1/products/by-sku/{sku}", getBySku(),
                "POST /api/v1/products/batch-get", batchGet(),
                "POST /api/v1/products", create(),
                "PUT /api/v1/products/{id}", replace(),
                "PATCH /api/v1/products/{id}", patch(),
                "DELETE /api/v1/products/{id}", delete(),
                "POST /api/v1/products/{id}/restore", restore(),
                "GET /api/v1/products/{id}/versions", versions(),
                "GET /api/v1/products/{id}/versions/{version}", version());
    }

    private static Operation get() {
        return named("getProduct", Tag.PRODUCTS, "Read a product", """
            A product that was deleted is 410 for 30 days, and then 404.
            """)
                .takes("ProductId", "Fields", "ExpandBrand", "If-None-Match", "If-Modified-Since")
                .answers(OK, "The product.", Examples.product(), OF_READS)
                .answersEmpty(NOT_MODIFIED, "The caller has it.", OF_READS)
                .refuses(ProblemType.NOT_FOUND, ProblemType.DELETED);
    }

    private static Operation getBySku() {
        return named("getProductBySku", Tag.PRODUCTS, "Read a product by its SKU", """
            A product that was deleted has no SKU any more: another one may have taken it.
            """)
                .takes("Sku", "Fields", "ExpandBrand", "If-None-Match", "If-Modified-Since")
                .answers(OK, "The product.", Examples.product(), OF_READS)
                .answersEmpty(NOT_MODIFIED, "The caller has it.", OF_READS)
                .refuses(ProblemType.NOT_FOUND);
    }

    private static Operation batchGet() {
        return named("batchGetProducts", Tag.PRODUCTS, "Read several products", """
            Up to 200 products by their identities, in the order asked for. Those that are not there are named, and
            are no reason to refuse.
            """)
                .takes("Fields", "ExpandBrand")
                .reads("ProductIds", Examples.productIds())
                .answers(OK, "Those that are there.", Examples.batch(), "Cache-Control");
    }

    private static Operation create() {
        return named("createProduct", Tag.PRODUCTS, "Create a product", """
            With an `Idempotency-Key` the request can be repeated without creating a second product.
            """)
                .byEditors()
                .takes("Idempotency-Key")
                .reads("ProductDraft", Examples.productDraft())
                .answers(
                        CREATED,
                        "The product.",
                        Examples.product(),
                        "Location",
                        "ETag",
                        "Last-Modified",
                        "Idempotency-Replayed")
                .refuses(
                        ProblemType.DUPLICATE_SKU,
                        ProblemType.IDEMPOTENCY_IN_PROGRESS,
                        ProblemType.IDEMPOTENCY_MISMATCH);
    }

    private static Operation replace() {
        return named("replaceProduct", Tag.PRODUCTS, "Replace or create a product", """
            The product is what the body says from now on; what it does not say is as with a new one. With `If-Match` a
            product is replaced, with `If-None-Match: *` it is created under this identity.
            """)
                .byEditors()
                .takes("ProductId", "If-Match-To-Replace", "If-None-Match-Any")
                .reads("ProductReplacement", Examples.productDraft())
                .answers(OK, "The product as it is now.", Examples.product(), OF_WRITES)
                .answers(CREATED, "The new product.", Examples.product(), "Location", "ETag", "Last-Modified")
                .refuses(
                        ProblemType.NOT_FOUND,
                        ProblemType.DUPLICATE_SKU,
                        ProblemType.DELETED,
                        ProblemType.VERSION_CONFLICT,
                        ProblemType.PRECONDITION_REQUIRED);
    }

    private static Operation patch() {
        return named("patchProduct", Tag.PRODUCTS, "Change a product in part", """
            A merge patch (RFC 7396): what is named is set, null removes, the rest stays. A patch that changes nothing
            makes no new version.
            """)
                .byEditors()
                .takes("ProductId", "If-Match")
                .reads("ProductPatch", Examples.productPatch())
                .answers(OK, "The product as it is now.", Examples.product(), OF_WRITES)
                .refuses(
                        ProblemType.NOT_FOUND,
                        ProblemType.DELETED,
                        ProblemType.VERSION_CONFLICT,
                        ProblemType.PRECONDITION_REQUIRED);
    }

    private static Operation delete() {
        return named("deleteProduct", Tag.PRODUCTS, "Delete a product", """
            It can be restored for 30 days. Its SKU is free at once.
            """)
                .byEditors()
                .takes("ProductId", "If-Match")
                .answersEmpty(NO_CONTENT, "It is deleted.")
                .refuses(
                        ProblemType.NOT_FOUND,
                        ProblemType.DELETED,
                        ProblemType.VERSION_CONFLICT,
                        ProblemType.PRECONDITION_REQUIRED);
    }

    private static Operation restore() {
        return named("restoreProduct", Tag.PRODUCTS, "Restore a deleted product", """
            A new version of the product as it was. One that is not deleted stays as it is.
            """)
                .byEditors()
                .takes("ProductId")
                .answers(OK, "The product as it is now.", Examples.product(), OF_WRITES)
                .refuses(ProblemType.NOT_FOUND, ProblemType.DUPLICATE_SKU);
    }

    private static Operation versions() {
        return named("listProductVersions", Tag.HISTORY, "List the versions of a product", """
            Who changed which members, and when; newest first. Those of a deleted product too.
            """)
                .byEditors()
                .takes("ProductId", "Size", "Cursor")
                .answers(OK, "A part of the history.", Examples.versions(), "Cache-Control", "Link")
                .refuses(ProblemType.NOT_FOUND, ProblemType.INVALID_CURSOR);
    }

    private static Operation version() {
        return named("getProductVersion", Tag.HISTORY, "Read a version of a product", """
            The product as it stood from this version on.
            """)
                .byEditors()
                .takes("ProductId", "VersionNumber", "If-None-Match", "If-Modified-Since")
                .answers(OK, "The version.", Examples.wholeVersion(), OF_READS)
                .answersEmpty(NOT_MODIFIED, "The caller has it.", OF_READS)
                .refuses(ProblemType.NOT_FOUND);
    }
}
