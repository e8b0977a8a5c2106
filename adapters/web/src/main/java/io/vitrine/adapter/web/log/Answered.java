package io.vitrine.adapter.web.log;

import io.vitrine.domain.incident.Call;
import io.vitrine.domain.incident.ServedRequest;

/**
 * A request that is over.
 *
 * @param status 0 where nothing was answered
 * @param untilHead nanoseconds until the head of the answer was sent
 * @param untilEnd nanoseconds until its end
 * @param bytes of the body, before the server compressed it
 */
public record Answered(Call call, int status, long untilHead, long untilEnd, long bytes, End end) {

    /** How an answer ends. */
    public enum End {
        COMPLETE,
        /** The client took no more of it. */
        CANCELLED,
        /** It was cut off, or there is none. */
        FAILED
    }

    /** The status that is told of it. */
    int toldStatus() {
        return status == 0 ? ServedRequest.GIVEN_UP : status;
    }
}
