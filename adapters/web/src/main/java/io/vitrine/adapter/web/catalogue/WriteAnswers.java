package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.conditional.EntityTag;
import io.vitrine.adapter.web.json.Timestamps;
import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandField;
import io.vitrine.domain.catalogue.BrandWrite;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductField;
import io.vitrine.domain.catalogue.ProductWrite;
import io.vitrine.domain.shared.InvalidDocument;
import io.vitrine.domain.shared.Violation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What a write led to, as an answer or as a refusal. */
final class WriteAnswers {

    private WriteAnswers() {}

    static ResponseEntity<ProductDocument> of(ProductWrite outcome) {
        return switch (outcome) {
            case ProductWrite.Created(var product) ->
                shown(product, ResponseEntity.created(URI.create(Addresses.of(product.id()))));
            case ProductWrite.Revised(var product, var _) -> shown(product, ResponseEntity.ok());
            case ProductWrite.Unchanged(var product) -> shown(product, ResponseEntity.ok());
            case ProductWrite.Removed(var _) -> ResponseEntity.noContent().build();
            case ProductWrite.DuplicateSku(var existing) ->
                throw conflict(ProblemType.DUPLICATE_SKU, "A SKU is unique", Addresses.of(existing));
            case ProductWrite.AlreadyThere(var version) -> throw alreadyThere(version);
            case ProductWrite.UnknownBrand() ->
                throw new InvalidDocument(List.of(new Violation("/brand", "unknown-brand", "There is no such brand")));
            case ProductWrite.VersionConflict(var current, var changed) ->
                throw versionConflict(current, changed.stream().map(ProductField::text));
            case ProductWrite.Gone(var deletedAt) -> throw deleted(deletedAt);
            case ProductWrite.Absent() -> throw Addresses.notFound();
        };
    }

    static ResponseEntity<BrandDocument> of(BrandWrite outcome) {
        return switch (outcome) {
            case BrandWrite.Created(var brand) ->
                shown(brand, ResponseEntity.created(URI.create(Addresses.of(brand.id()))));
            case BrandWrite.Revised(var brand) -> shown(brand, ResponseEntity.ok());
            case BrandWrite.Unchanged(var brand) -> shown(brand, ResponseEntity.ok());
            case BrandWrite.Removed() -> ResponseEntity.noContent().build();
            case BrandWrite.DuplicateSlug(var existing) ->
                throw conflict(ProblemType.DUPLICATE_SLUG, "The slug of a brand is unique", Addresses.of(existing));
            case BrandWrite.DuplicateName(var existing) ->
                throw conflict(ProblemType.CONFLICT, "Another brand has this name", Addresses.of(existing));
            case BrandWrite.AlreadyThere(var version) -> throw alreadyThere(version);
            case BrandWrite.InUse() ->
                throw Problem.of(
                                ProblemType.BRAND_IN_USE,
                                "A brand can be deleted when no product has it, deleted ones included that can still be"
                                        + " restored")
                        .exception();
            case BrandWrite.VersionConflict(var current, var changed) ->
                throw versionConflict(current, changed.stream().map(BrandField::text));
            case BrandWrite.Absent() -> throw Addresses.notFound();
        };
    }

    /** Somebody asked for a version of something that is not there at all. */
    static ProblemException nothingToMatch() {
        return Problem.of(ProblemType.VERSION_CONFLICT, "There is nothing here that If-Match could match")
                .exception();
    }

    static ProblemException deleted(Instant at) {
        return Problem.of(ProblemType.DELETED, "The product was deleted, and can be restored for 30 days after that")
                .with("deletedAt", Timestamps.text(at))
                .exception();
    }

    private static ResponseEntity<ProductDocument> shown(Product product, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(EntityTag.ofVersion(product.version()).toString())
                .lastModified(product.updatedAt())
                .contentType(MediaType.APPLICATION_JSON)
                .body(ProductDocument.of(product));
    }

    private static ResponseEntity<BrandDocument> shown(Brand brand, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(EntityTag.ofVersion(brand.version()).toString())
                .lastModified(brand.updatedAt())
                .contentType(MediaType.APPLICATION_JSON)
                .body(BrandDocument.of(brand));
    }

    private static ProblemException conflict(ProblemType type, String detail, String existing) {
        return Problem.of(type, detail).withExisting(existing).exception();
    }

    private static ProblemException alreadyThere(long version) {
        return Problem.of(ProblemType.VERSION_CONFLICT, "There is something here already")
                .with("currentVersion", version)
                .exception();
    }

    private static ProblemException versionConflict(long current, Stream<String> changed) {
        var fields = changed.sorted().toList();
        var problem = Problem.of(ProblemType.VERSION_CONFLICT, "It was changed after you read it")
                .with("currentVersion", current);
        return (fields.isEmpty() ? problem : problem.with("changedFields", fields)).exception();
    }
}
