package io.vitrine.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/architecture.md} shows is what the rules are made of. */
class DrawingTest {
    private static final Pattern ARROW = Pattern.compile("(?m)^ *(\\w+) --> (\\w+)$");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z0-9/]+)` \\| `(io\\.vitrine\\.[a-z0-9.]+)` \\|.*$");
    private static final Pattern RULE = Pattern.compile("(?m)^- \\*\\*([^*]+)\\*\\*, because (.+)\\.$");

    private final String document = Checkout.text(Checkout.ROOT.resolve("docs/architecture.md"));

    @Test
    void the_picture_has_the_arrows_of_the_layers() {
        var arrows = Arrays.stream(Layer.values())
                .flatMap(layer -> layer.arrows().stream().map(other -> layer + " to " + other))
                .collect(toSet());

        assertThat(found(ARROW, arrow -> arrow.group(1) + " to " + arrow.group(2)))
                .isEqualTo(arrows);
    }

    @Test
    void the_table_of_modules_has_the_folders_and_packages_of_the_layers() {
        var modules = Arrays.stream(Layer.values())
                .map(layer -> layer.module() + " has " + layer.packageUnder(Hexagon.VITRINE.root()))
                .collect(toSet());

        assertThat(found(ROW, row -> row.group(1) + " has " + row.group(2))).isEqualTo(modules);
    }

    @Test
    void the_list_of_rules_is_the_list_that_is_checked() {
        var rules = Rule.all().stream()
                .map(rule -> rule.sentence() + ", because " + rule.reason())
                .collect(toSet());

        assertThat(found(RULE, rule -> rule.group(1) + ", because " + rule.group(2)))
                .isEqualTo(rules);
    }

    private Set<String> found(Pattern pattern, Function<MatchResult, String> text) {
        return pattern.matcher(document).results().map(text).collect(toSet());
    }
}
