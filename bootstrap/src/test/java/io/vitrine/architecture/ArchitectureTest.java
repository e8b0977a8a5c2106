package io.vitrine.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vitrine keeps its architecture. */
class ArchitectureTest {
    private final JavaClasses vitrine = Checkout.classes();

    static List<Rule> rules() {
        return Rule.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void vitrine_keeps_the_rule(Rule rule) {
        rule.over(Hexagon.VITRINE).check(vitrine);
    }
}
