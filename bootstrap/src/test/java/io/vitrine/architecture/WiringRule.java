package io.vitrine.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.TOP_LEVEL_CLASSES;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static io.vitrine.architecture.Findings.condition;
import static io.vitrine.architecture.Layer.BOOTSTRAP;
import static io.vitrine.architecture.Layer.adapters;
import static io.vitrine.architecture.Ports.portsOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.Resource;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.RestController;

/** How ports find their adapters, and who puts the parts together. */
enum WiringRule implements Rule {
    EVERY_PORT_HAS_AN_ADAPTER(hexagon -> hexagon.classes()
            .that(portsOf(hexagon))
            .should(condition(
                    "have an adapter",
                    type -> Stream.of(type)
                            .filter(port -> port.getAllSubclasses().stream().noneMatch(hexagon.in(adapters())))
                            .map(port -> "No adapter implements " + port.getName())))
            .because("a port that nothing implements is a wish, and one that the inside implements is no port")),

    ADAPTERS_SHOW_ONLY_WHAT_OTHERS_USE(hexagon -> hexagon.classesOf(adapters())
            .that(TOP_LEVEL_CLASSES)
            .that(modifier(PUBLIC))
            .that(DescribedPredicate.describe(
                    "are neither configurations nor settings",
                    type -> !isConfiguration(type) && !type.isAnnotatedWith(ConfigurationProperties.class)))
            .should(condition("be package-private unless another package uses them", WiringRule::publicWithoutUse))
            .because("bootstrap meets an adapter through its configuration; what is hidden can be changed freely")),

    NOTHING_IS_MARKED_FOR_SCANNING(hexagon -> hexagon.classes()
            .should(condition(
                    "carry no stereotype",
                    type -> annotated(
                            type, List.of(Component.class, Service.class, Repository.class, Controller.class))))
            .because("what runs is read in configurations, not found by searching the class path")),

    NOTHING_IS_INJECTED_BEHIND_THE_CONSTRUCTOR(hexagon -> hexagon.classes()
            .should(condition("be complete when constructed", WiringRule::injectedMembers))
            .because("an object that exists is complete, and a test makes it with new")),

    ONLY_CONFIGURATIONS_MAKE_BEANS(hexagon -> hexagon.classes()
            .should(condition(
                    "declare beans in configurations only",
                    type -> type.getMethods().stream()
                            .filter(method -> method.isAnnotatedWith(Bean.class) && !isConfiguration(type))
                            .map(JavaMethod::getDescription)))
            .because("there is one kind of place where the parts are put together")),

    CONTROLLERS_ARE_MADE_BY_A_CONFIGURATION(hexagon -> hexagon.classes()
            .that(DescribedPredicate.describe("serve HTTP", WiringRule::servesHttp))
            .should(condition(
                    "be made by a configuration",
                    type -> Stream.of(type)
                            .filter(controller -> usersOf(controller).noneMatch(WiringRule::isConfiguration))
                            .map(controller -> "No configuration makes " + controller.getName())))
            .because("a controller is annotated for its routes only; it exists because a configuration says so")),

    ONLY_BOOTSTRAP_SCANS_AND_ONLY_ITSELF(hexagon -> hexagon.classes()
            .should(condition(
                    "scan the package of bootstrap at most",
                    type -> Stream.of(type)
                            .filter(scanner -> scansOtherPackages(scanner, hexagon))
                            .map(scanner -> scanner.getName() + " scans for components")))
            .because("a scan would make parts appear that no configuration names"));

    private final Function<Hexagon, ArchRule> sentence;

    WiringRule(Function<Hexagon, ArchRule> sentence) {
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

    private static boolean isConfiguration(JavaClass type) {
        return type.isMetaAnnotatedWith(Configuration.class);
    }

    private static boolean servesHttp(JavaClass type) {
        return type.isMetaAnnotatedWith(RestController.class) || type.isMetaAnnotatedWith(ControllerAdvice.class);
    }

    private static Stream<JavaClass> usersOf(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .map(dependency -> dependency.getOriginClass())
                .filter(user -> !user.equals(type));
    }

    private static Stream<String> publicWithoutUse(JavaClass type) {
        var used = usersOf(type).anyMatch(user -> !user.getPackageName().equals(type.getPackageName()));
        return used ? Stream.empty() : Stream.of(type.getName() + " is public, and no other package uses it");
    }

    private static Stream<String> injectedMembers(JavaClass type) {
        return type.getMembers().stream().flatMap(WiringRule::injections);
    }

    private static Stream<String> injections(JavaMember member) {
        var everywhere = List.<Class<? extends Annotation>>of(Autowired.class, Resource.class);
        var onFields = List.<Class<? extends Annotation>>of(Autowired.class, Resource.class, Value.class);
        return annotated(member, member instanceof JavaField ? onFields : everywhere);
    }

    private static <T extends CanBeAnnotated & HasDescription> Stream<String> annotated(
            T element, List<Class<? extends Annotation>> annotations) {
        return annotations.stream()
                .filter(element::isAnnotatedWith)
                .map(annotation -> element.getDescription() + " is annotated with @" + annotation.getSimpleName());
    }

    private static boolean scansOtherPackages(JavaClass type, Hexagon hexagon) {
        if (!type.isMetaAnnotatedWith(ComponentScan.class)
                && !type.isMetaAnnotatedWith(ConfigurationPropertiesScan.class)) {
            return false;
        }
        var application = type.tryGetAnnotationOfType(SpringBootApplication.class);
        return !hexagon.in(BOOTSTRAP).test(type)
                || application.isEmpty()
                || Arrays.stream(application.get().scanBasePackages()).findAny().isPresent()
                || Arrays.stream(application.get().scanBasePackageClasses())
                        .findAny()
                        .isPresent();
    }
}
