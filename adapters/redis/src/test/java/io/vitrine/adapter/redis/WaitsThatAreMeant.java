package io.vitrine.adapter.redis;

import java.util.List;
import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** The places of other people's code in which a thread that must not wait may do so, each with its reason. */
public final class WaitsThatAreMeant implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // Lettuce lets writers wait while the state of a connection changes, which takes microseconds. Forbidding it
        // leaves its lock
        // counting one writer too few, and then writers turn for ever.
        builder.allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "incrementWriters")
                .allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "doExclusive");
        // The same for the connections to the nodes of a cluster, which writers look up.
        builder.allowBlockingCallsInside(
                "io.lettuce.core.cluster.PooledClusterConnectionProvider", "getConnectionAsync");
        // Commands stand in a bounded queue until they are answered. Its lock is held for as long as one is put in or
        // taken out.
        for (var quick : List.of("size", "offer", "poll", "peek")) {
            builder.allowBlockingCallsInside("java.util.concurrent.ArrayBlockingQueue", quick);
        }
        // Who speaks TLS needs random numbers, which are read from a device that keeps nobody waiting.
        builder.allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully");
    }
}
