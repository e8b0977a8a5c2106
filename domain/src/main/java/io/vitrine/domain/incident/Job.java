package io.vitrine.domain.incident;

import io.vitrine.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Work that the service does again and again by itself.
 *
 * @param name lower case, digits and hyphens
 * @param every how often it runs, in whole minutes
 * @param late by how much a run may be late, in whole minutes
 * @param longest how long a run may take, in whole minutes
 */
public record Job(String name, Duration every, Duration late, Duration longest) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Job {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidValue("name", "lower case, digits and hyphens");
        }
        requireMinutes("every", every);
        requireMinutes("late", late);
        requireMinutes("longest", longest);
    }

    private static void requireMinutes(String field, Duration duration) {
        if (duration.toMinutes() < 1 || !duration.equals(Duration.ofMinutes(duration.toMinutes()))) {
            throw new InvalidValue(field, "whole minutes, and at least one");
        }
    }
}
