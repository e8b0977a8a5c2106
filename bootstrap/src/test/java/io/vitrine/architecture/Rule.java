package io.vitrine.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One sentence about the architecture. Its name is the sentence, and the name of the package that breaks it. */
sealed interface Rule permits ConductRule, DependencyRule, NameRule, SignatureRule, WiringRule {

    String BECAUSE = ", because ";

    String name();

    /** The rule as it applies to the code of this hexagon. */
    ArchRule over(Hexagon hexagon);

    static List<Rule> all() {
        return Stream.<Rule[]>of(
                        DependencyRule.values(),
                        WiringRule.values(),
                        SignatureRule.values(),
                        ConductRule.values(),
                        NameRule.values())
                .flatMap(Arrays::stream)
                .toList();
    }

    default String sentence() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Why, as ArchUnit says it after the rule. */
    default String reason() {
        var description = over(Hexagon.VITRINE).getDescription();
        return description.substring(description.indexOf(BECAUSE) + BECAUSE.length());
    }

    /** A small hexagon that breaks the rule, and has beside it what the rule allows. */
    default Hexagon broken() {
        return broken(name().toLowerCase(Locale.ROOT));
    }

    static Hexagon broken(String rule) {
        return new Hexagon(Rule.class.getPackageName() + ".broken." + rule);
    }
}
