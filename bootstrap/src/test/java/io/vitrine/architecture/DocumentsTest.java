package io.vitrine.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents on the architecture speak of what there is. */
class DocumentsTest {
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+[A-Za-z0-9]*)(?:\\.[A-Z_]+)?`");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+(?:Test|Contract|Model))`");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)\\)");

    /** Not ours. */
    private static final Set<String> OTHERS = Set.of("Forwarded", "Host", "Link", "Mono");

    static List<Path> documents() {
        var docs = Checkout.ROOT.resolve("docs");
        return Stream.concat(
                        Stream.of(docs.resolve("README.md"), docs.resolve("architecture.md")),
                        Checkout.files(docs.resolve("decisions"), ".md").stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_type_that_a_document_names_is_there(Path document) {
        var types = Stream.concat(
                        Checkout.classes().stream(), new ClassFileImporter().importPackagesOf(Rule.class).stream())
                .map(JavaClass::getSimpleName)
                .collect(toSet());

        assertThat(found(TYPE, document).filter(type -> !OTHERS.contains(type)))
                .allSatisfy(type -> assertThat(types).contains(type));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_of_a_document_leads_somewhere(Path document) {
        assertThat(found(LINK, document))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @Test
    void every_test_that_the_document_on_security_names_is_there() {
        var tests = Checkout.files(Checkout.ROOT, ".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(toSet());

        assertThat(found(TEST, Checkout.ROOT.resolve("docs/security.md")))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(tests).contains(test));
    }

    private static Stream<String> found(Pattern pattern, Path document) {
        return pattern.matcher(Checkout.text(document)).results().map(match -> match.group(1));
    }
}
