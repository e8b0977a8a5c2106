package io.vitrine.domain.exchange;

import java.util.List;

/** Batches that are the whole of an upload. */
public final class ImportBatches {

    private ImportBatches() {}

    public static ImportBatch batchOf(List<? extends ImportLine> lines) {
        var upload = new UploadDigest();
        lines.forEach(upload::add);
        return new ImportBatch(List.copyOf(lines), upload.soFar());
    }
}
