package io.vitrine.adapter.sentry;

import io.sentry.SentryBaseEvent;
import io.sentry.SpanContext;
import io.sentry.SpanId;
import io.sentry.SpanStatus;
import io.sentry.TracesSamplingDecision;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.incident.Call;
import org.jspecify.annotations.Nullable;

/** Writes into events what is known of the request that they are about. */
final class Labels {

    static final String OPERATION = "http.server";

    private Labels() {}

    static void write(SentryBaseEvent event, Call call, @Nullable SpanStatus status) {
        event.setTag(Tag.METHOD.key(), call.method());
        event.setTag(Tag.ROUTE.key(), call.route());
        event.setTag(Tag.REQUEST_ID.key(), call.requestId());
        event.setTag(Tag.TRACE_ID.key(), call.traceId());
        event.getContexts().setTrace(trace(new SentryId(call.traceId()), new SpanId(call.spanId()), status));
        call.account().ifPresent(account -> write(event, account));
    }

    static void write(SentryBaseEvent event, AccountId account) {
        var user = new User();
        user.setId(account.toString());
        event.setUser(user);
    }

    static SpanContext trace(SentryId trace, SpanId span, @Nullable SpanStatus status) {
        return new SpanContext(trace, span, null, OPERATION, null, new TracesSamplingDecision(true), status, null);
    }

    static String title(Call call) {
        return call.method() + " " + call.route();
    }
}
