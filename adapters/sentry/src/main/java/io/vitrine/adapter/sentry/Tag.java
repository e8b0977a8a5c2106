package io.vitrine.adapter.sentry;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an event or a transaction may be labelled with, and the form that it has to have. */
enum Tag {
    INCIDENT("incident", "[a-z]+(-[a-z]+)*"),
    METHOD("method", "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT"),
    ROUTE("route", "[A-Za-z0-9/{}*._-]{1,200}"),
    STATUS("status", "[1-5][0-9]{2}"),
    REQUEST_ID("request_id", "[A-Za-z0-9._-]{1,64}"),
    TRACE_ID("trace_id", "[0-9a-f]{32}");

    private final String key;
    private final Pattern form;

    Tag(String key, String form) {
        this.key = key;
        this.form = Pattern.compile(form);
    }

    String key() {
        return key;
    }

    /** What of these tags may be told: those that are listed here, as far as they have the form that they should have. */
    static Map<String, String> among(@Nullable Map<String, String> tags) {
        var allowed = new HashMap<String, String>();
        if (tags != null) {
            for (var tag : values()) {
                var value = tags.get(tag.key);
                if (value != null && tag.form.matcher(value).matches()) {
                    allowed.put(tag.key, value);
                }
            }
        }
        return allowed;
    }
}
