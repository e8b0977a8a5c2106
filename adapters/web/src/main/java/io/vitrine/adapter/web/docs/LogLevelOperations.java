package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Operation.named;
import static io.vitrine.adapter.web.docs.Tree.object;
import static org.springframework.http.HttpStatus.OK;

import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.log.LogLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The operations on how much the log tells. */
final class LogLevelOperations {

    private static final String LOGGER = "io.vitrine.adapter.web";

    private LogLevelOperations() {}

    static Map<String, Operation> all() {
        return Map.of("GET /api/v1/log-levels", list(), "PUT /api/v1/log-levels/{logger}", set());
    }

    private static Operation list() {
        return named("listLogLevels", Tag.LOG, "List log levels", """
            The loggers of the instance that answers which were told how much to tell, by configuration or by an
            administrator. Others tell as much as the one that they are below of; all are below of `ROOT`.
            """)
                .byAdmins()
                .answers(OK, "The levels.", object("items", List.of(level())), "Cache-Control");
    }

    private static Operation set() {
        return named("setLogLevel", Tag.LOG, "Change a log level for a while", """
            For the instance that answers. It goes back to what is configured by itself. Loggers of libraries tell `info` at the most,
            as below that they may tell whatever they are given.
            """)
                .byAdmins()
                .takes("Logger")
                .reads("LogLevelDraft", object("level", "debug", "minutes", 15))
                .answers(OK, "The level as it is now.", level(), "Cache-Control")
                .refuses(ProblemType.NOT_FOUND);
    }

    private static Map<String, Object> level() {
        return object("logger", LOGGER, "level", "debug", "until", "2026-11-24T10:15:00.000Z");
    }

    static Map<String, Object> draft() {
        return object(
                "type",
                "object",
                "description",
                "How much a logger is to tell, and for how long.",
                "additionalProperties",
                false,
                "required",
                List.of("level"),
                "properties",
                object(
                        "level",
                        object("type", "string", "enum", levels(), "description", "How much it is to tell."),
                        "minutes",
                        object(
                                "type",
                                List.of("integer", "null"),
                                "minimum",
                                1,
                                "maximum",
                                240,
                                "default",
                                15,
                                "description",
                                "For how long.")));
    }

    static void tell(Members members) {
        members.document("LogLevelList", "How much loggers tell.");
        members.member("items", "The loggers, by name.", Map.of());
        members.document("LogLevel", "How much a logger tells.");
        members.member("logger", "Its name.", Map.of());
        members.member("level", "How much it tells.", Members.oneOf(levels().stream()));
        members.member("until", "When it goes back to what is configured, or null.", object("format", "date-time"));
    }

    private static List<String> levels() {
        return Arrays.stream(LogLevel.values()).map(LogLevel::text).toList();
    }
}
