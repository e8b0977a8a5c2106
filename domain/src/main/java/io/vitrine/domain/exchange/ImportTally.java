package io.vitrine.domain.exchange;

/** What became of the lines of an import so far. */
public record ImportTally(long read, long created, long updated, long unchanged, long rejected) {
    public static final ImportTally ZERO = new ImportTally(0, 0, 0, 0, 0);

    public ImportTally minus(ImportTally other) {
        return new ImportTally(
                read - other.read,
                created - other.created,
                updated - other.updated,
                unchanged - other.unchanged,
                rejected - other.rejected);
    }

    public ImportTally plus(ImportTally other) {
        return new ImportTally(
                read + other.read,
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                rejected + other.rejected);
    }
}
