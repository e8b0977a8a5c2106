package io.vitrine.adapter.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import reactor.util.context.Context;

/** The cases of W3C Trace Context, section 3.2, and of its test suite. */
class TraceParentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String FORM = "00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-" + PARENT + "-01",
                "00-" + TRACE + "-" + PARENT + "-00",
                "00-" + TRACE + "-" + PARENT + "-ff",
                "01-" + TRACE + "-" + PARENT + "-01",
                "cc-" + TRACE + "-" + PARENT + "-01-what-the-future-will-be-like",
                "fe-" + TRACE + "-" + PARENT + "-01-"
            })
    void a_trace_is_gone_on_with(String sent) {
        var trace = TraceParent.of(headers(sent));

        assertThat(trace.traceId()).isEqualTo(TRACE);
        assertThat(trace.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(PARENT);
        assertThat(trace.toString()).matches(FORM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "ff-" + TRACE + "-" + PARENT + "-01",
                "0-" + TRACE + "-" + PARENT + "-01",
                "000-" + TRACE + "-" + PARENT + "-01",
                ".0-" + TRACE + "-" + PARENT + "-01",
                "00-00000000000000000000000000000000-" + PARENT + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + PARENT + "-01",
                "00-" + TRACE + "-00F067AA0BA902B7-01",
                "00-" + TRACE + "-" + PARENT + "-0",
                "00-" + TRACE + "-" + PARENT + "-0G",
                "00-" + TRACE + "-" + PARENT + "-1A",
                "00-" + TRACE + "-" + PARENT + "-01-more",
                "00-" + TRACE + "-" + PARENT + "-01-",
                "cc-" + TRACE + "-" + PARENT + "-01more",
                "cc-" + TRACE + "-" + PARENT + "-01.more",
                "00-" + TRACE + "x-" + PARENT + "-01",
                "00-" + TRACE + "-" + PARENT,
                "00_" + TRACE + "_" + PARENT + "_01",
                "00-" + TRACE + "-" + PARENT + "-01, 00-" + TRACE + "-" + PARENT + "-01"
            })
    void what_is_none_begins_a_new_one(String sent) {
        assertFresh(TraceParent.of(headers(sent)));
    }

    @Test
    void none_at_all_and_two_begin_a_new_one() {
        var one = "00-" + TRACE + "-" + PARENT + "-01";

        assertFresh(TraceParent.of(new HttpHeaders()));
        assertFresh(TraceParent.of(headers(one, one)));
        assertFresh(TraceParent.of(headers("cc-" + TRACE + "-" + PARENT + "-01-" + "x".repeat(10_000))));
    }

    @Test
    void whether_a_trace_is_recorded_is_the_callers_decision() {
        assertThat(TraceParent.of(headers("00-" + TRACE + "-" + PARENT + "-03")).sampled())
                .isTrue();
        assertThat(TraceParent.of(headers("00-" + TRACE + "-" + PARENT + "-02")).sampled())
                .isFalse();
    }

    @Test
    void it_travels_in_the_context() {
        var trace = TraceParent.of(new HttpHeaders());

        assertThat(TraceParent.in(trace.into(Context.empty()))).isEqualTo(trace);
        assertThat(TraceParent.in(Context.empty()).traceId()).matches("0{32}");
    }

    private static void assertFresh(TraceParent trace) {
        assertThat(trace.traceId())
                .matches("[0-9a-f]{32}")
                .doesNotMatch("0{32}")
                .isNotEqualTo(TRACE);
        assertThat(trace.toString()).matches(FORM);
        assertThat(trace.sampled()).isFalse();
    }

    private static HttpHeaders headers(String... sent) {
        var headers = new HttpHeaders();
        headers.put("Traceparent", List.of(sent));
        return headers;
    }
}
