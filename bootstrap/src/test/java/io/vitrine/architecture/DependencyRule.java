package io.vitrine.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.vitrine.architecture.Layer.APPLICATION;
import static io.vitrine.architecture.Layer.BOOTSTRAP;
import static io.vitrine.architecture.Layer.CRYPTO;
import static io.vitrine.architecture.Layer.DOMAIN;
import static io.vitrine.architecture.Layer.MAIL;
import static io.vitrine.architecture.Layer.R2DBC;
import static io.vitrine.architecture.Layer.WEB;
import static io.vitrine.architecture.Library.FLYWAY;
import static io.vitrine.architecture.Library.JACKSON;
import static io.vitrine.architecture.Library.JAVA;
import static io.vitrine.architecture.Library.JDBC;
import static io.vitrine.architecture.Library.MICROMETER;
import static io.vitrine.architecture.Library.NETTY;
import static io.vitrine.architecture.Library.NULLNESS;
import static io.vitrine.architecture.Library.PUBLISHERS;
import static io.vitrine.architecture.Library.R2DBC_DRIVERS;
import static io.vitrine.architecture.Library.REACTIVE_STREAMS;
import static io.vitrine.architecture.Library.REACTOR_NETTY;
import static io.vitrine.architecture.Library.REACTOR_UTILITIES;
import static io.vitrine.architecture.Library.SPRING;
import static io.vitrine.architecture.Library.SPRING_HTTP;
import static io.vitrine.architecture.Library.SPRING_R2DBC;
import static io.vitrine.architecture.Library.SPRING_SECURITY;
import static io.vitrine.architecture.Library.SPRING_WEB;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/** What the layers may know of each other and of libraries. */
enum DependencyRule implements Rule {
    THE_DOMAIN_KNOWS_ONLY_ITSELF(hexagon -> hexagon.classesOf(DOMAIN)
            .that(not(INTERFACES))
            .knowOnly(DOMAIN, JAVA, NULLNESS)
            .because("what the catalogue is does not change with the tools that serve it")),

    PORTS_SPEAK_OF_PUBLISHERS_AND_OF_NOTHING_ELSE(hexagon -> hexagon.classesOf(DOMAIN)
            .that(INTERFACES)
            .knowOnly(DOMAIN, JAVA, NULLNESS, PUBLISHERS, REACTIVE_STREAMS)
            .because("a port says what is wanted, and any technology must be able to answer; publishers are how"
                    + " it waits")),

    THE_APPLICATION_KNOWS_ONLY_THE_DOMAIN(hexagon -> hexagon.classesOf(APPLICATION)
            .knowOnly(APPLICATION, DOMAIN, JAVA, NULLNESS, PUBLISHERS, REACTIVE_STREAMS, REACTOR_UTILITIES)
            .because("a use case is read and tested without a server, a database or a framework")),

    NO_TECHNOLOGY_REACHES_THE_INSIDE(hexagon -> hexagon.classesOf(DOMAIN, APPLICATION)
            .knowNothingOf(SPRING, JACKSON, JDBC, R2DBC_DRIVERS, FLYWAY, MICROMETER, NETTY, REACTOR_NETTY)
            .because("frameworks are chosen, and replaced, in adapters; java.sql is one although Java brings it")),

    ADAPTERS_DO_NOT_KNOW_EACH_OTHER(hexagon -> slices().matching(hexagon.root() + ".adapter.(*)..")
            .should()
            .notDependOnEachOther()
            .because("two technologies meet in a port or not at all, so that one can go without the other")),

    DRIVEN_ADAPTERS_DO_NOT_KNOW_THE_USE_CASES(hexagon -> hexagon.classesOf(CRYPTO, MAIL, R2DBC)
            .knowNothingOf(APPLICATION)
            .because("a driven adapter serves ports: it is called by use cases and never calls one")),

    NOTHING_KNOWS_BOOTSTRAP(hexagon -> hexagon.classesOf(DOMAIN, APPLICATION, CRYPTO, MAIL, R2DBC, WEB)
            .knowNothingOf(BOOTSTRAP)
            .because("bootstrap puts the parts together: a part that knew it could not be put together otherwise")),

    THE_WEB_DOES_NOT_SEE_PERSISTENCE(hexagon -> hexagon.classesOf(WEB)
            .knowNothingOf(SPRING_R2DBC, R2DBC_DRIVERS, FLYWAY, JDBC)
            .because("HTTP must be able to answer from any store")),

    PERSISTENCE_DOES_NOT_SEE_THE_WEB(hexagon -> hexagon.classesOf(R2DBC)
            .knowNothingOf(SPRING_WEB, SPRING_HTTP, SPRING_SECURITY, NETTY, REACTOR_NETTY)
            .because("what is stored does not depend on who asks, or how")),

    PACKAGES_HAVE_NO_CYCLES(hexagon -> slices().matching(hexagon.root() + ".(**)")
            .should()
            .beFreeOfCycles()
            .because("packages that need each other are one package, understood and changed only together"));

    private final Function<Hexagon, ArchRule> sentence;

    DependencyRule(Function<Hexagon, ArchRule> sentence) {
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
}
