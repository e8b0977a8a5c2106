package io.vitrine.adapter.r2dbc;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Where tests, or what they use, wait on a thread that never should, each with its reason. */
public final class WaitsThatAreMeant implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // A write has to be over before the statement that it precedes is sent.
        builder.allowBlockingCallsInside(PagesAmongWritesTest.class.getName(), "writeAtOnce");
        // Netty takes turns, for less than a microsecond, when several threads want buffers for the first time.
        builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate");
    }
}
