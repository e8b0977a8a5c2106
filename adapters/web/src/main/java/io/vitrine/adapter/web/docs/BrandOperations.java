package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Operation.named;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_MODIFIED;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;

import io.vitrine.adapter.web.problem.ProblemType;
import java.util.Map;

/** The operations on brands. */
final class BrandOperations {

    private static final String[] OF_READS = {"ETag", "Last-Modified?", "Cache-Control", "Vary"};
    private static final String[] OF_WRITES = {"ETag", "Last-Modified"};

    private BrandOperations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "GET /api/v1/brands", list(),
                "GET /api/v1/brands/{id}", get(),
                "GET /api/v1/brands/by-slug/{slug}", getBySlug(),
                "POST /api/v1/brands", create(),
                "PUT /api/v1/brands/{id}", replace(),
                "PATCH /api/v1/brands/{id}", patch(),
                "DELETE /api/v1/brands/{id}", delete());
    }

    private static Operation list() {
        return named("listBrands", Tag.BRANDS, "List brands", """
            A page of brands. Follow `Link`, or `page.next`, for the next one.
            """)
                .takes(
                        "BrandSearch",
                        "BrandSort",
                        "Size",
                        "Cursor",
                        "BrandFields",
                        "ExpandProductCount",
                        "If-None-Match")
                .answers(OK, "A page.", Examples.brandPage(), "ETag", "Cache-Control", "Vary", "Link")
                .answersEmpty(NOT_MODIFIED, "The caller has this page.", Headers.ofCacheable())
                .refuses(ProblemType.INVALID_CURSOR);
    }

    private static Operation get() {
        return named("getBrand", Tag.BRANDS, "Read a brand", "By its identity.")
                .takes("BrandId", "BrandFields", "ExpandProductCount", "If-None-Match", "If-Modified-Since")
                .answers(OK, "The brand.", Examples.brand(), OF_READS)
                .answersEmpty(NOT_MODIFIED, "The caller has it.", OF_READS)
                .refuses(ProblemType.NOT_FOUND);
    }

    private static Operation getBySlug() {
        return named("getBrandBySlug", Tag.BRANDS, "Read a brand by its slug", "By its name in addresses.")
                .takes("Slug", "BrandFields", "ExpandProductCount", "If-None-Match", "If-Modified-Since")
                .answers(OK, "The brand.", Examples.brand(), OF_READS)
                .answersEmpty(NOT_MODIFIED, "The caller has it.", OF_READS)
                .refuses(ProblemType.NOT_FOUND);
    }

    private static Operation create() {
        return named("createBrand", Tag.BRANDS, "Create a brand", """
            Where no slug is sent, one is made from the name; a collision gets `-2`. With an `Idempotency-Key` the
            request can be repeated without creating a second brand.
            """)
                .byEditors()
                .takes("Idempotency-Key")
                .reads("BrandDraft", Examples.brandDraft())
                .answers(
                        CREATED,
                        "The brand.",
                        Examples.brand(),
                        "Location",
                        "ETag",
                        "Last-Modified",
                        "Idempotency-Replayed")
                .refuses(
                        ProblemType.CONFLICT,
                        ProblemType.DUPLICATE_SLUG,
                        ProblemType.IDEMPOTENCY_IN_PROGRESS,
                        ProblemType.IDEMPOTENCY_MISMATCH);
    }

    private static Operation replace() {
        return named("replaceBrand", Tag.BRANDS, "Replace or create a brand", """
            The brand is what the body says from now on. With `If-Match` a brand is replaced, with `If-None-Match: *`
            it is created under this identity.
            """)
                .byEditors()
                .takes("BrandId", "If-Match-To-Replace", "If-None-Match-Any")
                .reads("BrandReplacement", Examples.brandDraft())
                .answers(OK, "The brand as it is now.", Examples.brand(), OF_WRITES)
                .answers(CREATED, "The new brand.", Examples.brand(), "Location", "ETag", "Last-Modified")
                .refuses(
                        ProblemType.NOT_FOUND,
                        ProblemType.CONFLICT,
                        ProblemType.DUPLICATE_SLUG,
                        ProblemType.VERSION_CONFLICT,
                        ProblemType.PRECONDITION_REQUIRED);
    }

    private static Operation patch() {
        return named("patchBrand", Tag.BRANDS, "Change a brand in part", """
            A merge patch (RFC 7396): what is named is set, null removes, the rest stays.
            """)
                .byEditors()
                .takes("BrandId", "If-Match")
                .reads("BrandPatch", Examples.brandPatch())
                .answers(OK, "The brand as it is now.", Examples.brand(), OF_WRITES)
                .refuses(
                        ProblemType.NOT_FOUND,
                        ProblemType.CONFLICT,
                        ProblemType.DUPLICATE_SLUG,
                        ProblemType.VERSION_CONFLICT,
                        ProblemType.PRECONDITION_REQUIRED);
    }

    private static Operation delete() {
        return named("deleteBrand", Tag.BRANDS, "Delete a brand", """
            Only when no product has it, deleted ones included that can still be restored.
            """)
                .byEditors()
                .takes("BrandId", "If-Match")
                .answersEmpty(NO_CONTENT, "It is deleted.")
                .refuses(
                        ProblemType.NOT_FOUND,
                        ProblemType.BRAND_IN_USE,
                        ProblemType.VERSION_CONFLICT,
                        ProblemType.PRECONDITION_REQUIRED);
    }
}
