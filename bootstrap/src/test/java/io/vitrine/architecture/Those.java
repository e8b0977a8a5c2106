package io.vitrine.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;

/** The classes that a rule speaks of: the subject of its sentence. ArchUnit fails a rule that finds none. */
record Those(Hexagon hexagon, DescribedPredicate<JavaClass> members) {

    Those that(DescribedPredicate<? super JavaClass> narrower) {
        return new Those(hexagon, members.and(narrower));
    }

    /** Nothing outside these places. */
    ArchRule knowOnly(Place... places) {
        return should(onlyDependOnClassesThat(hexagon.in(places)));
    }

    ArchRule knowNothingOf(Place... places) {
        return should(never(dependOnClassesThat(hexagon.in(places))));
    }

    ArchRule should(ArchCondition<JavaClass> condition) {
        return classes().that(members).should(condition);
    }
}
