package io.vitrine.domain.log;

import io.vitrine.domain.shared.InvalidValue;
import java.util.regex.Pattern;

/**
 * The name of a logger, and of all whose names begin with it and a dot.
 *
 * @param value such as {@code io.vitrine.adapter.web}; {@code ROOT} is the one that all are below of
 */
public record LoggerName(String value) {

    private static final String OURS = "io.vitrine";
    private static final int LONGEST = 200;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_$]+(\\.[A-Za-z0-9_$]+)*");

    public LoggerName {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new InvalidValue("logger", "is no name of a logger");
        }
    }

    /**
     * Whether it may tell so much. What libraries tell below INFO may be whatever they are given, such as passwords, tokens and parameters
     * of statements; what we tell there is nothing of the kind.
     */
    public boolean mayTell(LogLevel level) {
        return level.compareTo(LogLevel.INFO) <= 0 || value.equals(OURS) || value.startsWith(OURS + ".");
    }
}
