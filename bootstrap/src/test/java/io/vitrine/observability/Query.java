package io.vitrine.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a query of PromQL names: metrics, and the labels that it chooses or groups them by. */
record Query(List<Selector> selectors, Set<String> grouping) {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left)\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTOR =
            Pattern.compile("(?<![\\w.$])([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*})?(?!\\w|\\s*\\()");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    /** A metric and the labels by which some of its series are chosen. */
    record Selector(String metric, Set<String> labels) {}

    static Query of(String expression) {
        var bare = RANGE.matcher(TEXT.matcher(expression).replaceAll("")).replaceAll("");
        var grouping = new TreeSet<String>();
        GROUPING.matcher(bare)
                .results()
                .flatMap(
                        match -> Pattern.compile("\\w+").matcher(match.group(1)).results())
                .forEach(label -> grouping.add(label.group()));
        var selectors = new ArrayList<Selector>();
        SELECTOR.matcher(GROUPING.matcher(bare).replaceAll(""))
                .results()
                .filter(match -> !WORDS.contains(match.group(1)))
                .forEach(match -> selectors.add(
                        new Selector(match.group(1), labels(match.group(2) == null ? "" : match.group(2)))));
        return new Query(List.copyOf(selectors), grouping);
    }

    private static Set<String> labels(String braces) {
        var labels = new TreeSet<String>();
        LABEL.matcher(braces).results().forEach(match -> labels.add(match.group(1)));
        return labels;
    }
}
