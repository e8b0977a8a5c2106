package io.vitrine.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static io.vitrine.architecture.Findings.condition;
import static io.vitrine.architecture.Findings.haveNoAccess;
import static io.vitrine.architecture.Layer.APPLICATION;
import static io.vitrine.architecture.Layer.DOMAIN;
import static io.vitrine.architecture.Layer.WEB;
import static io.vitrine.architecture.Ports.portsOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/** What methods take and give. */
enum SignatureRule implements Rule {
    HANDLERS_DO_NOT_RETURN_DOMAIN_TYPES(hexagon -> hexagon.classesOf(WEB)
            .that(DescribedPredicate.describe("are controllers", SignatureRule::isController))
            .should(condition(
                    "have no handler that returns a domain type",
                    controller -> handlersOf(controller)
                            .flatMap(handler -> involved(handler.getReturnType())
                                    .filter(hexagon.in(DOMAIN))
                                    .map(type -> handler.getDescription() + " returns " + type.getName()))))
            .because("the contract with clients must not change when a value of the domain is renamed")),

    CONTROLLERS_DO_NOT_CALL_PORTS(hexagon -> hexagon.classesOf(WEB)
            .that(DescribedPredicate.describe("are controllers", SignatureRule::isController))
            .should(haveNoAccess("to a port", access -> portsOf(hexagon).test(access.getTargetOwner())))
            .because("a controller translates and decides nothing: what happens is the matter of a use case")),

    OUTCOMES_OF_USE_CASES_ARE_SEALED(hexagon -> hexagon.classesOf(APPLICATION)
            .should(condition(
                    "have sealed outcomes",
                    useCase -> useCase.getMethods().stream()
                            .filter(method -> method.getModifiers().contains(PUBLIC))
                            .filter(method -> method.getRawReturnType().isEquivalentTo(Mono.class))
                            .flatMap(method -> involved(method.getReturnType())
                                    .filter(hexagon.in(DOMAIN, APPLICATION))
                                    .filter(type -> type.isInterface() && !type.isSealed())
                                    .map(type -> method.getDescription() + " leads to " + type.getName()))))
            .because("a caller answers every outcome in one switch, and the compiler knows when one is missing")),

    NO_SIGNATURE_NAMES_A_TUPLE(hexagon -> hexagon.classes()
            .should(condition(
                    "have no tuple in a signature",
                    type -> type.getCodeUnits().stream()
                            .filter(codeUnit -> !codeUnit.getModifiers().contains(SYNTHETIC))
                            .filter(SignatureRule::namesATuple)
                            .map(JavaCodeUnit::getDescription)))
            .because("what belongs together has a name: T1 and T2 are none"));

    private final Function<Hexagon, ArchRule> sentence;

    SignatureRule(Function<Hexagon, ArchRule> sentence) {
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

    private static boolean isController(JavaClass type) {
        return type.isMetaAnnotatedWith(RestController.class);
    }

    private static Stream<JavaMethod> handlersOf(JavaClass controller) {
        return controller.getMethods().stream().filter(method -> method.isMetaAnnotatedWith(RequestMapping.class));
    }

    private static Stream<JavaClass> involved(JavaType type) {
        return type.getAllInvolvedRawTypes().stream();
    }

    private static boolean namesATuple(JavaCodeUnit codeUnit) {
        return Stream.concat(Stream.of(codeUnit.getReturnType()), codeUnit.getParameterTypes().stream())
                .flatMap(SignatureRule::involved)
                .anyMatch(type -> type.isAssignableTo(Tuple2.class));
    }
}
