package io.vitrine.domain.health;

import io.vitrine.domain.shared.InvalidValue;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found when a vital sign was looked at. It holds nothing that is secret: neither where something is nor who asks it.
 *
 * @param reason why it is not {@link Status#UP}, for people; empty when it is
 * @param facts numbers that say more, by what they count
 */
public record Finding(Status status, String reason, SortedMap<String, Long> facts) {

    public Finding {
        if (reason.isBlank() != (status == Status.UP)) {
            throw new InvalidValue("reason", "What is not up has a reason, and only that");
        }
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** All is well. */
    public static Finding up() {
        return new Finding(Status.UP, "", new TreeMap<>());
    }

    /** Something is not well. */
    public static Finding of(Status status, String reason) {
        return new Finding(status, reason, new TreeMap<>());
    }

    /** The same with one more number. */
    public Finding with(String fact, long number) {
        var more = new TreeMap<>(facts);
        more.put(fact, number);
        return new Finding(status, reason, more);
    }
}
