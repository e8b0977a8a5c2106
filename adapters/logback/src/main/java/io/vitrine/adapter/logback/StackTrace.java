package io.vitrine.adapter.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;

/** What led to a failure, each step on a line that begins with a tab. */
final class StackTrace {

    private StackTrace() {}

    static void append(IThrowableProxy failure, StringBuilder lines) {
        append(failure, "", "\t", lines);
    }

    private static void append(IThrowableProxy failure, String relation, String margin, StringBuilder lines) {
        lines.append(margin).append(relation).append(Legible.line(failure.getClassName()));
        if (failure.getMessage() != null) {
            lines.append(": ").append(Legible.line(failure.getMessage()));
        }
        lines.append('\n');
        if (failure.isCyclic()) {
            return;
        }
        appendSteps(failure, margin, lines);
        for (var suppressed : failure.getSuppressed()) {
            append(suppressed, "Suppressed: ", margin + "\t", lines);
        }
        if (failure.getCause() != null) {
            append(failure.getCause(), "Caused by: ", margin, lines);
        }
    }

    private static void appendSteps(IThrowableProxy failure, String margin, StringBuilder lines) {
        var steps = failure.getStackTraceElementProxyArray();
        var own = steps.length - failure.getCommonFrames();
        for (int at = 0; at < own; at++) {
            lines.append(margin)
                    .append('\t')
                    .append(Legible.line(steps[at].getSTEAsString()))
                    .append('\n');
        }
        if (failure.getCommonFrames() > 0) {
            lines.append(margin)
                    .append("\t... ")
                    .append(failure.getCommonFrames())
                    .append(" more\n");
        }
    }
}
