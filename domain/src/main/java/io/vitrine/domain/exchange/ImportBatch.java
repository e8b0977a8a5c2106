package io.vitrine.domain.exchange;

import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.idempotency.Fingerprint;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lines that are stored together. No two accepted lines have the same SKU.
 *
 * @param lines one or more, in their order
 * @param upload what was sent up to the last of them
 */
public record ImportBatch(List<ImportLine> lines, Fingerprint upload) {
    public ImportBatch {
        lines = List.copyOf(lines);
    }

    /** The number of the last line. */
    public long lastLine() {
        return lines.getLast().number();
    }

    /** The SKUs of the accepted lines. */
    public Set<Sku> skus() {
        return lines.stream()
                .filter(ImportLine.Accepted.class::isInstance)
                .map(line -> ((ImportLine.Accepted) line).draft().sku())
                .collect(Collectors.toSet());
    }
}
