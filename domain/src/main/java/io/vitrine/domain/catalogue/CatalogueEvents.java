package io.vitrine.domain.catalogue;

import io.vitrine.domain.audit.Act;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import java.util.Map;
import java.util.Optional;

/** What the record of the service's security tells of writes: who wrote what, and which version came of it. */
public final class CatalogueEvents {

    private CatalogueEvents() {}

    /** Empty when nothing was written. */
    public static Optional<AuditEvent> of(ProductWrite outcome, Act act) {
        return switch (outcome) {
            case ProductWrite.Created(var product) -> Optional.of(written(product, "created", act));
            case ProductWrite.Revised(var product, var _) -> Optional.of(written(product, "revised", act));
            case ProductWrite.Removed(var product) -> Optional.of(written(product, "removed", act));
            default -> Optional.empty();
        };
    }

    /** Empty when nothing was written. */
    public static Optional<AuditEvent> of(BrandId id, BrandWrite outcome, Act act) {
        return switch (outcome) {
            case BrandWrite.Created(var brand) -> Optional.of(written(brand, "created", act));
            case BrandWrite.Revised(var brand) -> Optional.of(written(brand, "revised", act));
            case BrandWrite.Removed() ->
                Optional.of(written(id.toString(), act).with(Map.of("what", "brand", "change", "removed")));
            default -> Optional.empty();
        };
    }

    private static AuditEvent written(Product product, String change, Act act) {
        return written(product.id().toString(), act)
                .with(Map.of("what", "product", "change", change, "version", Long.toString(product.version())));
    }

    private static AuditEvent written(Brand brand, String change, Act act) {
        return written(brand.id().toString(), act)
                .with(Map.of("what", "brand", "change", change, "version", Long.toString(brand.version())));
    }

    private static AuditEvent written(String subject, Act act) {
        return AuditEvent.succeeded(Type.CATALOGUE_WRITTEN, act.by().id(), subject, act.occasion());
    }
}
