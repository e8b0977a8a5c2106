package io.vitrine.adapter.sentry;

import io.sentry.Hint;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEvent;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryRuntime;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.SentryTransaction;
import io.sentry.protocol.TransactionInfo;
import io.sentry.protocol.User;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may leave the service: whatever is about to be sent is made anew from what is known to be neither secret nor personal. Of an
 * error that is where it happened and what it is called, and not what it says, which may be what somebody sent. Where something is added to
 * events elsewhere, it does not get through here until it is allowed.
 */
final class Allowed {

    /** The context of an event that holds numbers. */
    static final String MEASURED = "measured";

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Allowed() {}

    /** An event that says of another one what may be said. */
    static SentryEvent of(SentryEvent event, Hint hint) {
        hint.clearAttachments();
        var allowed = new SentryEvent();
        allowed.setLevel(event.getLevel());
        copy(event, allowed);
        allowed.setExceptions(of(event.getExceptions()));
        measure(event, allowed);
        var title = title(Tag.among(event.getTags()));
        allowed.setTransaction(title);
        Kind.ofCode(allowed.getTag(Tag.INCIDENT.key()))
                .ifPresent(kind -> kind.sentence().ifPresent(sentence -> {
                    var message = new Message();
                    message.setFormatted(sentence);
                    allowed.setMessage(message);
                    allowed.setFingerprints(title == null ? List.of(kind.code()) : List.of(kind.code(), title));
                }));
        return allowed;
    }

    /** A transaction that says of another one what may be said. */
    static SentryTransaction of(SentryTransaction transaction, Hint hint) {
        hint.clearAttachments();
        var title = title(Tag.among(transaction.getTags()));
        var allowed = new SentryTransaction(
                title == null ? "unknown" : title,
                transaction.getStartTimestamp(),
                transaction.getTimestamp(),
                List.of(),
                Map.of(),
                new TransactionInfo("route"));
        copy(transaction, allowed);
        return allowed;
    }

    private static void copy(SentryBaseEvent event, SentryBaseEvent allowed) {
        allowed.setEventId(event.getEventId());
        allowed.setPlatform(SentryBaseEvent.DEFAULT_PLATFORM);
        allowed.setRelease(event.getRelease());
        allowed.setEnvironment(event.getEnvironment());
        allowed.setSdk(event.getSdk());
        Tag.among(event.getTags()).forEach(allowed::setTag);
        var trace = event.getContexts().getTrace();
        if (trace != null) {
            allowed.getContexts().setTrace(Labels.trace(trace.getTraceId(), trace.getSpanId(), trace.getStatus()));
        }
        var user = event.getUser();
        if (user != null
                && user.getId() != null
                && UUID_FORM.matcher(user.getId()).matches()) {
            var account = new User();
            account.setId(user.getId());
            allowed.setUser(account);
        }
        var java = new SentryRuntime();
        java.setName("Java");
        java.setVersion(Runtime.version().toString());
        allowed.getContexts().setRuntime(java);
    }

    private static void measure(SentryEvent event, SentryEvent allowed) {
        if (event.getContexts().get(MEASURED) instanceof Map<?, ?> measured) {
            var numbers = new TreeMap<String, Long>();
            for (var name : List.of("bytes", "limit", "milliseconds")) {
                if (measured.get(name) instanceof Long number) {
                    numbers.put(name, number);
                }
            }
            allowed.getContexts().put(MEASURED, numbers);
        }
    }

    private static @Nullable String title(Map<String, String> labels) {
        var method = labels.get(Tag.METHOD.key());
        var route = labels.get(Tag.ROUTE.key());
        return method == null || route == null ? null : method + " " + route;
    }

    private static @Nullable List<SentryException> of(@Nullable List<SentryException> errors) {
        return errors == null ? null : errors.stream().map(Allowed::of).toList();
    }

    private static SentryException of(SentryException error) {
        var allowed = new SentryException();
        allowed.setType(error.getType());
        allowed.setModule(error.getModule());
        allowed.setThreadId(error.getThreadId());
        var trace = error.getStacktrace();
        if (trace != null && trace.getFrames() != null) {
            allowed.setStacktrace(new SentryStackTrace(
                    trace.getFrames().stream().map(Allowed::of).toList()));
        }
        var mechanism = error.getMechanism();
        if (mechanism != null) {
            allowed.setMechanism(of(mechanism));
        }
        return allowed;
    }

    private static Mechanism of(Mechanism mechanism) {
        var allowed = new Mechanism();
        allowed.setType(mechanism.getType());
        allowed.setHandled(mechanism.isHandled());
        allowed.setExceptionId(mechanism.getExceptionId());
        allowed.setParentId(mechanism.getParentId());
        allowed.setExceptionGroup(mechanism.isExceptionGroup());
        return allowed;
    }

    private static SentryStackFrame of(SentryStackFrame frame) {
        var allowed = new SentryStackFrame();
        allowed.setModule(frame.getModule());
        allowed.setFunction(frame.getFunction());
        allowed.setFilename(frame.getFilename());
        allowed.setLineno(frame.getLineno());
        allowed.setInApp(frame.isInApp());
        allowed.setNative(frame.isNative());
        return allowed;
    }
}
