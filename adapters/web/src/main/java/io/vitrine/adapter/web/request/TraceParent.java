package io.vitrine.adapter.web.request;

import io.vitrine.domain.trace.TracePosition;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Where a request stands in a trace (W3C Trace Context): in the caller's, where it says so well, else in one that begins here. It
 * travels in the Reactor context, and is written and read here only.
 *
 * @param traceId of the whole trace: 32 hexadecimal digits
 * @param spanId of what is done here: 16 of them
 * @param caller the span of whoever asks; absent where the trace begins here
 * @param sampled whether the caller records the trace, or we do
 */
public record TraceParent(String traceId, String spanId, Optional<String> caller, boolean sampled) {

    /** The header that carries it, both ways. */
    public static final String HEADER = "traceparent";

    private static final TraceParent UNKNOWN = new TraceParent("0".repeat(32), "0".repeat(16), Optional.empty(), false);

    /** Version 00 has four fields; a later one may have more, and begins with the same. */
    private static final Pattern FORM = Pattern.compile("(?!ff)(?:00-(?=.{52}$)|(?!00)[0-9a-f]{2}-(?=.{52}(?:-|$)))"
            + "((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2}).*");

    private static final int LONGEST = 512;
    private static final int SAMPLED = 1;

    /** The span of a request: of the trace that it was sent with, or of a new one. */
    public static TraceParent of(HttpHeaders headers) {
        return of(headers.getOrEmpty(HEADER));
    }

    /** As {@link #of(HttpHeaders)}, of the lines of that header. */
    public static TraceParent of(List<String> sent) {
        if (sent.size() != 1 || sent.getFirst().length() > LONGEST) {
            return fresh();
        }
        var form = FORM.matcher(sent.getFirst());
        return form.matches()
                ? new TraceParent(
                        form.group(1),
                        digits(),
                        Optional.of(form.group(2)),
                        (HexFormat.fromHexDigits(form.group(3)) & SAMPLED) != 0)
                : fresh();
    }

    /** The span of the request that is being carried out. */
    public static TraceParent in(ContextView context) {
        return context.<TraceParent>getOrEmpty(TraceParent.class).orElse(UNKNOWN);
    }

    /** The context in which a request of this trace is carried out. */
    public Context into(Context context) {
        return context.put(TraceParent.class, this);
    }

    /** As those who record traces know it. */
    TracePosition position() {
        return new TracePosition(traceId, spanId, caller, sampled);
    }

    /** The same, and recorded. */
    TraceParent thatIsRecorded() {
        return new TraceParent(traceId, spanId, caller, true);
    }

    /** Of a new trace. */
    static TraceParent fresh() {
        return new TraceParent(digits() + digits(), digits(), Optional.empty(), false);
    }

    /** Sixteen that are not all zero. They only have to be told apart from others, and are no secret. */
    private static String digits() {
        long bits;
        do {
            bits = ThreadLocalRandom.current().nextLong();
        } while (bits == 0);
        return HexFormat.of().toHexDigits(bits);
    }

    /** As it is sent. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
