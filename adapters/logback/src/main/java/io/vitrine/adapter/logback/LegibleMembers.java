package io.vitrine.adapter.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Sees to it that a line of JSON is legible in whatever shows it: some readers end a line where JSON does not, and most turn it around where
 * they are told to. It is named in the settings of the log.
 */
final class LegibleMembers implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    @Override
    public void customize(Members<ILoggingEvent> members) {
        members.applyingValueProcessor(
                ValueProcessor.of(String.class, text -> text == null ? null : Legible.json(text)));
    }
}
