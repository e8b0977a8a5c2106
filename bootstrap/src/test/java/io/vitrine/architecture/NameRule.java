package io.vitrine.architecture;

import static io.vitrine.architecture.Findings.condition;
import static io.vitrine.architecture.Layer.APPLICATION;
import static io.vitrine.architecture.Layer.DOMAIN;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What types and packages are called, and what packages say of their values. */
enum NameRule implements Rule {
    NO_TECHNOLOGY_IS_NAMED_INSIDE(hexagon -> hexagon.classesOf(DOMAIN, APPLICATION)
            .should(condition("have no technology in their name", NameRule::technologies))
            .because("the inside would have to be renamed when an adapter is replaced")),

    NAMES_SAY_WHAT_A_THING_IS(hexagon -> hexagon.classes()
            .should(condition("have no empty word in their name", NameRule::emptyWords))
            .because("a thing that can only be called a helper has not been understood yet")),

    PACKAGES_ARE_NULL_MARKED(hexagon -> hexagon.classes()
            .should(condition(
                    "lie in a package with @NullMarked",
                    type -> Stream.of(type)
                            .filter(it -> !it.getPackage().isAnnotatedWith(NullMarked.class))
                            .map(it -> it.getName() + " lies in a package without @NullMarked")))
            .because("null is then an exception that is written down, and the compiler checks it"));

    private static final Set<String> TECHNOLOGIES = Set.of(
            "csv",
            "flyway",
            "gzip",
            "http",
            "jackson",
            "jdbc",
            "json",
            "jwt",
            "kafka",
            "lettuce",
            "micrometer",
            "ndjson",
            "netty",
            "postgres",
            "postgresql",
            "r2dbc",
            "reactive",
            "reactor",
            "redis",
            "rest",
            "sentry",
            "smtp",
            "spring",
            "sql",
            "webflux");

    private static final Set<String> EMPTY_WORDS =
            Set.of("base", "common", "helper", "helpers", "impl", "manager", "processor", "util", "utils");

    private final Function<Hexagon, ArchRule> sentence;

    NameRule(Function<Hexagon, ArchRule> sentence) {
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

    private static Stream<String> technologies(JavaClass type) {
        return words(type).filter(TECHNOLOGIES::contains).map(word -> type.getName() + " names " + word);
    }

    private static Stream<String> emptyWords(JavaClass type) {
        return words(type).filter(EMPTY_WORDS::contains).map(word -> type.getName() + " is named " + word);
    }

    /** The words of a name: {@code R2dbcProducts} has two. */
    private static Stream<String> words(JavaClass type) {
        return Arrays.stream(type.getSimpleName().split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"))
                .map(word -> word.toLowerCase(Locale.ROOT));
    }
}
