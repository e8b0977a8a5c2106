package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.vitrine.domain.shared.StoreUnavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tells failures apart: outages, races that are worth another try, and bugs, which are neither. */
final class Failures {

    /** Serialization failure, deadlock; unique and foreign keys that another transaction was quicker to use. */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "23505", "23503");

    /** Insufficient resources, operator intervention (also by the statement timeout), lock not available in time. */
    private static final Set<String> OUTAGES = Set.of("53", "57", "55P03", "25P03", "25P04");

    /** A chain of causes may lead back into itself. */
    private static final int DEEPEST = 20;

    private Failures() {}

    static boolean isLostRace(Throwable failure) {
        return causes(failure).anyMatch(LostRace.class::isInstance)
                || states(failure).anyMatch(LOST_RACES::contains);
    }

    static boolean isOutage(Throwable failure) {
        return causes(failure)
                        .anyMatch(cause -> cause instanceof IOException
                                || cause instanceof LostRace
                                || cause instanceof TimeoutException
                                || cause instanceof R2dbcTimeoutException
                                || isOfThePool(cause))
                || states(failure)
                        .anyMatch(state -> state.startsWith("08")
                                || OUTAGES.contains(state)
                                || OUTAGES.contains(state.substring(0, 2)));
    }

    /** An outage in which PostgreSQL does not answer at all, or only that it does not serve anybody now. */
    static boolean isOutOfReach(Throwable failure) {
        return isOutage(failure)
                && states(failure).allMatch(state -> state.startsWith("08") || state.startsWith("57P"));
    }

    /** The pool found a connection dead, of which PostgreSQL has said nothing. */
    private static boolean isOfThePool(Throwable cause) {
        return cause instanceof R2dbcNonTransientResourceException failure && failure.getSqlState() == null;
    }

    static StoreUnavailable unavailable(Throwable failure) {
        return new StoreUnavailable(reason(failure), failure);
    }

    private static String reason(Throwable failure) {
        if (isLostRace(failure)) {
            return "Others kept writing at the same place";
        }
        if (causes(failure).anyMatch(IOException.class::isInstance)) {
            return "PostgreSQL is out of reach";
        }
        return states(failure)
                .findFirst()
                .map(state -> state.equals("57014")
                        ? "PostgreSQL ended a statement that took too long"
                        : "PostgreSQL is not able to serve (" + state + ")")
                .orElseGet(() -> withoutAnswer(failure));
    }

    private static String withoutAnswer(Throwable failure) {
        return causes(failure).anyMatch(R2dbcTimeoutException.class::isInstance)
                ? "No connection to PostgreSQL became free in time"
                : "PostgreSQL did not answer in time";
    }

    private static Stream<String> states(Throwable failure) {
        return causes(failure)
                .filter(R2dbcException.class::isInstance)
                .map(cause -> ((R2dbcException) cause).getSqlState())
                .filter(state -> state != null && state.length() == 5);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (Throwable cause = failure; cause != null && causes.size() < DEEPEST; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes.stream();
    }
}
