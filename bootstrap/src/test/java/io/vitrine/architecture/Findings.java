package io.vitrine.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;

import com.tngtech.archunit.base.DescribedPredicate;
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

    /** Nothing is found; what is, is reported as the finder describes it. */
    static ArchCondition<JavaClass> haveNo(String what, Function<JavaClass, Stream<String>> finder) {
        return new ArchCondition<>("have no " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                finder.apply(type)
                        .map(found -> found + " in " + type.getSourceCodeLocation())
                        .map(found -> SimpleConditionEvent.violated(type, found))
                        .forEach(events::add);
            }
        };
    }

    /** No call, method reference or field access is such. */
    static ArchCondition<JavaClass> haveNoAccess(String what, Predicate<JavaAccess<?>> forbidden) {
        return never(accessTargetWhere(DescribedPredicate.describe(what, forbidden)));
    }
}
