package io.vitrine.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The drawing is of this code, all of it: otherwise the rules would be kept by looking elsewhere. */
class HexagonTest {
    private final JavaClasses vitrine = Checkout.classes();

    @ParameterizedTest
    @EnumSource(Layer.class)
    void a_layer_has_classes(Layer layer) {
        var types = vitrine.stream()
                .filter(Hexagon.VITRINE.in(layer))
                .filter(type -> !type.getSimpleName().equals("package-info"));

        assertThat(types).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Layer.class)
    void every_class_file_of_a_layer_is_read(Layer layer) {
        var read = vitrine.stream().filter(Hexagon.VITRINE.in(layer)).count();

        assertThat(read).isEqualTo(Checkout.classFiles(layer).size());
    }

    @Test
    void every_class_belongs_to_a_layer() {
        assertThat(vitrine)
                .allSatisfy(type -> assertThat(Hexagon.VITRINE.layerOf(type))
                        .as(type.getName())
                        .isPresent());
    }

    @Test
    void every_module_is_a_layer() {
        var modules = Checkout.files(Checkout.ROOT, "pom.xml").stream()
                .map(Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                .map(folder -> Checkout.ROOT.relativize(folder).toString());

        assertThat(modules)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Layer.values()).map(Layer::module).toList());
    }

    @ParameterizedTest
    @EnumSource(Layer.class)
    void the_arrows_of_a_layer_are_the_dependencies_of_its_module(Layer layer) {
        assertThat(Poms.dependenciesOf(layer)).isEqualTo(layer.arrows());
    }

    @ParameterizedTest
    @EnumSource(Layer.class)
    void a_layer_uses_every_layer_that_its_arrows_lead_to_directly_and_none_that_they_do_not(Layer layer) {
        var used = vitrine.stream()
                .filter(Hexagon.VITRINE.in(layer))
                .flatMap(HexagonTest::layersUsedBy)
                .filter(other -> other != layer)
                .collect(toSet());

        assertThat(layer.mayKnow()).containsAll(used);
        assertThat(used).containsAll(layer.arrows());
    }

    @Test
    void a_rule_without_a_subject_fails_and_no_violation_is_ignored() {
        var configuration = ArchConfiguration.get();

        assertThat(configuration.getPropertyOrDefault("archRule.failOnEmptyShould", "true"))
                .isEqualTo("true");
        assertThat(HexagonTest.class.getResource("/archunit_ignore_patterns.txt"))
                .isNull();
    }

    private static Stream<Layer> layersUsedBy(JavaClass type) {
        Set<Layer> layers = EnumSet.noneOf(Layer.class);
        type.getDirectDependenciesFromSelf()
                .forEach(dependency ->
                        Hexagon.VITRINE.layerOf(dependency.getTargetClass()).ifPresent(layers::add));
        return layers.stream();
    }
}
