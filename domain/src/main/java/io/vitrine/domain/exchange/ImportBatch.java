package io.vitrine.domain.exchange;

import java.util.List;

/**
 * Lines that are stored together. No two accepted lines have the same SKU.
 *
 * @param lines one or more, in their order
 */
public record ImportBatch(List<ImportLine> lines) {
    public ImportBatch {
        lines = List.copyOf(lines);
    }

    /** The number of the last line. */
    public long lastLine() {
        return lines.getLast().number();
    }
}
