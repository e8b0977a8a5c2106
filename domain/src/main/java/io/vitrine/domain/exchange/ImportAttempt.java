package io.vitrine.domain.exchange;

/**
 * One try to carry an import to its end. Every taking up begins another one, and whatever an earlier one still sends is
 * refused, so that no two uploads ever write into the same import.
 *
 * @param number from 1
 */
public record ImportAttempt(ImportId id, int number) {

    /** The attempt that an import begins with. */
    public static ImportAttempt first(ImportId id) {
        return new ImportAttempt(id, 1);
    }

    /** The attempt that takes up what this one left. */
    public ImportAttempt next() {
        return new ImportAttempt(id, number + 1);
    }
}
