package io.vitrine.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PRIVATE;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static io.vitrine.architecture.Findings.condition;
import static io.vitrine.architecture.Findings.haveNoAccess;
import static io.vitrine.architecture.Layer.APPLICATION;
import static io.vitrine.architecture.Layer.BOOTSTRAP;
import static io.vitrine.architecture.Layer.DOMAIN;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchRule;
import java.text.DateFormat;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import org.springframework.transaction.annotation.Transactional;

/** What code must not do, wherever it stands. */
enum ConductRule implements Rule {
    STATIC_STATE_NEVER_CHANGES(hexagon -> hexagon.classes()
            .should(condition(
                    "have no static state that can change",
                    type -> type.getFields().stream()
                            .filter(ConductRule::isChangeableStaticState)
                            .map(JavaField::getDescription)))
            .because("two tests, or two services in one process, must not meet in it")),

    NOTHING_PRINTS(hexagon -> hexagon.classes()
            .should(never(ACCESS_STANDARD_STREAMS))
            .because("what is worth saying goes to the log, with its request")),

    NOTHING_USES_THE_OLD_DATES(hexagon -> hexagon.classes()
            .should(never(dependOnClassesThat(
                    assignableTo(Date.class).or(assignableTo(Calendar.class)).or(assignableTo(DateFormat.class)))))
            .because("they change under the reader and mistake the zone; java.time does neither")),

    TIME_COMES_FROM_A_CLOCK(hexagon -> hexagon.classes()
            .should(haveNoAccess(
                    "to the system's time",
                    access -> readsTheTime(access)
                            || makesAClock(access) && !hexagon.in(BOOTSTRAP).test(access.getOriginOwner())))
            .because("a test must be able to say what time it is; bootstrap alone takes the system's clock")),

    CHANCE_COMES_THROUGH_A_PORT(hexagon -> hexagon.classesOf(DOMAIN, APPLICATION)
            .should(haveNoAccess("to chance", ConductRule::rollsDice))
            .because("a decision is repeatable: what is made by chance is passed in")),

    NOTHING_WAITS_OR_SUBSCRIBES(hexagon -> hexagon.classes()
            .should(haveNoAccess(
                    "that blocks or subscribes, outside the listed places",
                    access -> leavesTheChain(access) && !OutsideWorld.beginsAt(access, hexagon)))
            .because("a thread that waits serves nobody, and what is subscribed to by hand is cancelled by nobody")),

    TRANSACTIONS_ARE_NOT_ANNOTATIONS(hexagon -> hexagon.classes()
            .should(condition(
                    "carry no transaction annotation",
                    type -> Stream.concat(
                            annotatedAsTransaction(Stream.of(type)),
                            annotatedAsTransaction(type.getMethods().stream()))))
            .because("one call of a port is one transaction, and what joins several is visible where it is called"));

    private static final Set<String> LEAVING_THE_CHAIN = Set.of(
            "subscribe",
            "subscribeWith",
            "block",
            "blockOptional",
            "blockFirst",
            "blockLast",
            "toFuture",
            "toStream",
            "toIterable");

    private final Function<Hexagon, ArchRule> sentence;

    ConductRule(Function<Hexagon, ArchRule> sentence) {
        this.sentence = sentence;
    }

    @Override
    public ArchRule over(Hexagon hexagon) {
        return sentence.apply(hexagon);
    }

    @Override
    public String toString() {
        return sentence();
    }

    private static boolean isChangeableStaticState(JavaField field) {
        var modifiers = field.getModifiers();
        return modifiers.contains(STATIC)
                && !modifiers.contains(SYNTHETIC)
                && (!modifiers.contains(FINAL) || isChangeable(field.getRawType(), modifiers.contains(PRIVATE)));
    }

    /** Whether the value changes, as far as its type tells. An array that nobody else sees is a constant. */
    private static boolean isChangeable(JavaClass type, boolean hidden) {
        if (type.isArray()) {
            return !hidden;
        }
        var isCollection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
        return isCollection && !type.isInterface()
                || type.getPackageName().startsWith("java.util.concurrent")
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(StringBuilder.class);
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var now = owner.getPackageName().equals("java.time")
                && access.getName().equals("now")
                && access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return now || owner.isEquivalentTo(System.class) && access.getName().equals("currentTimeMillis");
    }

    /** {@code Clock.tick} and its like measure another clock; the others take the system's. */
    private static boolean makesAClock(JavaAccess<?> access) {
        return access.getTargetOwner().isAssignableTo(InstantSource.class)
                && (access.getName().startsWith("system") || access.getName().matches("tick(Millis|Seconds|Minutes)"));
    }

    private static boolean rollsDice(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return owner.isAssignableTo(Random.class)
                || owner.isEquivalentTo(UUID.class) && access.getName().equals("randomUUID")
                || owner.isEquivalentTo(Math.class) && access.getName().equals("random");
    }

    private static <T extends CanBeAnnotated & HasDescription> Stream<String> annotatedAsTransaction(
            Stream<T> elements) {
        return elements.filter(element -> element.isAnnotatedWith(Transactional.class))
                .map(element -> element.getDescription() + " is annotated with @Transactional");
    }

    static boolean leavesTheChain(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return owner.isAssignableTo(Publisher.class) && LEAVING_THE_CHAIN.contains(access.getName())
                || owner.isEquivalentTo(Thread.class) && access.getName().equals("sleep");
    }
}
