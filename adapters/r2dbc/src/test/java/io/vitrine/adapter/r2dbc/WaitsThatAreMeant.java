package io.vitrine.adapter.r2dbc;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Where the tests wait on a thread that never should, each with its reason. */
public final class WaitsThatAreMeant implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // A write has to be over before the statement that it precedes is sent.
        builder.allowBlockingCallsInside(PagesAmongWritesTest.class.getName(), "writeAtOnce");
    }
}
