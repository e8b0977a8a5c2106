package io.vitrine.domain.browse;

/**
 * Which part of an ordered list.
 *
 * @param size 1 to {@link #LARGEST}
 */
public record PageRequest(int size, Seek seek) {
    public static final int LARGEST = 200;
    public static final int USUAL = 50;

    public PageRequest {
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("page size " + size);
        }
    }

    /** Where the part lies. */
    public sealed interface Seek {
        /** At the beginning. */
        record Start() implements Seek {}

        /** Right after this position. */
        record After(Position position) implements Seek {}

        /** Right before this position. */
        record Before(Position position) implements Seek {}
    }
}
