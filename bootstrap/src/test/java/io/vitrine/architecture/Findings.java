package io.vitrine.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Conditions of our own: a class keeps one when nothing is found in it. */
final class Findings {
    private Findings() {}

    /**
     * A condition that reports each thing found.
     *
     * @param description what a class should do, after the word "should"
     */
    static ArchCondition<JavaClass> condition(String description, Function<JavaClass, Stream<String>> finder) {
        return reporting(
                description, type -> finder.apply(type).map(found -> found + " in " + type.getSourceCodeLocation()));
    }

    /** No call, method reference or field access of a class is such. */
    static ArchCondition<JavaClass> haveNoAccess(String what, Predicate<JavaAccess<?>> forbidden) {
        return reporting(
                "have no access " + what,
                type -> type.getAccessesFromSelf().stream().filter(forbidden).map(JavaAccess::getDescription));
    }

    private static ArchCondition<JavaClass> reporting(String description, Function<JavaClass, Stream<String>> finder) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                finder.apply(type)
                        .map(found -> SimpleConditionEvent.violated(type, found))
                        .forEach(events::add);
            }
        };
    }
}
