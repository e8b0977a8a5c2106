package io.vitrine.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;

/**
 * The places where the outside world begins: methods, below the root package, that subscribe or wait because nobody further
 * out could. Each needs its reason beside it. A place that no longer needs to be listed fails a test.
 */
final class OutsideWorld {
    static final Set<String> PLACES = Set.of(
            // What several wait for belongs to none of them, and is made to its end when one of them goes away.
            "adapter.caffeine.NearCache.make",
            // Nobody waits for a value to be made anew while there still is one.
            "adapter.caffeine.NearCache.renew",
            // Nobody asks for seals to be wiped, noted events to be stored or ended sessions to be looked for: the
            // beans that do it
            // start it, and their end disposes of it.
            "adapter.r2dbc.Background.start",
            // A statement that several wait for belongs to none of them, and goes on when one of them goes away.
            "adapter.r2dbc.GroupCommit.run",
            // Nobody asks for changes to be heard: the bean listens from its start. Its end takes leave, for which it
            // waits a moment, so
            // that no other instance waits for this one.
            "adapter.r2dbc.ListenedChanges.start",
            "adapter.r2dbc.ListenedChanges.close",
            // The connection on which PostgreSQL is asked whether it is there belongs to no pool that would close it.
            "adapter.r2dbc.DatabaseSign.close",
            // What was noted is stored before the connections close, for which the end of the bean has to wait a few
            // seconds.
            "adapter.r2dbc.Notebook.close",
            // Nobody waits for Redis to be there when the service starts; the end of the bean disposes of the attempts.
            "adapter.redis.RedisLink.start",
            // Nobody asks for the hourly sweep: the start of the service begins it, and its end disposes of it.
            "bootstrap.Sweeping.start",
            // Nobody asks for the health of the service to be looked at: the bean does from its start to its end.
            "bootstrap.Watching.start",
            // The service has an administrator before anybody can ask for one.
            "bootstrap.FirstAdmin.made");

    private OutsideWorld() {}

    static boolean beginsAt(JavaAccess<?> access, Hexagon hexagon) {
        return PLACES.contains(placeOf(access, hexagon));
    }

    /** The class and method that an access is in, as they are listed here. */
    static String placeOf(JavaAccess<?> access, Hexagon hexagon) {
        return access.getOriginOwner().getName().substring(hexagon.root().length() + 1) + "."
                + access.getOrigin().getName();
    }
}
