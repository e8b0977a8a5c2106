package io.vitrine.adapter.web.levels;

import io.vitrine.adapter.web.json.Element;
import io.vitrine.adapter.web.json.Members;
import io.vitrine.domain.log.LogLevel;
import io.vitrine.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** How much a logger is to tell, and for how long. */
record LevelDraft(LogLevel level, Duration duration) {

    /** Longer than anybody looks at what is told, and short enough to forget about. */
    static final int USUAL_MINUTES = 15;

    static final int MOST_MINUTES = 240;
    static final String LEVEL = "level";
    private static final String MINUTES = "minutes";

    /**
     * Reads a draft.
     *
     * @throws io.vitrine.domain.shared.InvalidDocument when it is not valid
     */
    static LevelDraft read(JsonNode document) {
        var root = Element.root(document);
        return root.readWhole(element -> read(element.members(List.of(LEVEL, MINUTES))))
                .orElseThrow(() -> root.violations().asException());
    }

    private static Optional<LevelDraft> read(Members members) {
        var level = members.required(LEVEL, LevelDraft::level);
        var minutes = members.optional(MINUTES, LevelDraft::minutes).orElse(Duration.ofMinutes(USUAL_MINUTES));
        members.violations().refuseIfAny();
        return level.map(it -> new LevelDraft(it, minutes));
    }

    private static LogLevel level(Element element) {
        return LogLevel.named(element.text())
                .orElseThrow(() -> new InvalidValue(
                        "unknown-value",
                        "is one of "
                                + Arrays.stream(LogLevel.values())
                                        .map(LogLevel::text)
                                        .collect(Collectors.joining(", "))));
    }

    private static Duration minutes(Element element) {
        var node = element.node();
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw new InvalidValue("type", "is not a whole number");
        }
        if (node.intValue() < 1 || node.intValue() > MOST_MINUTES) {
            throw new InvalidValue("range", "is 1 to " + MOST_MINUTES);
        }
        return Duration.ofMinutes(node.intValue());
    }
}
