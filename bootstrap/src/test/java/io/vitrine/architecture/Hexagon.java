package io.vitrine.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Optional;

/**
 * The drawing, laid over the code under one root package: Vitrine itself, or one of the small hexagons in {@code broken}.
 * Sentences of rules begin here: {@code hexagon.classesOf(DOMAIN).knowOnly(DOMAIN, JAVA)}.
 */
record Hexagon(String root) {
    static final Hexagon VITRINE = new Hexagon("io.vitrine");

    Those classes() {
        return new Those(this, resideInAPackage(root + ".."));
    }

    Those classesOf(Layer... layers) {
        return new Those(this, in(layers));
    }

    DescribedPredicate<JavaClass> in(Place... places) {
        var packages = Arrays.stream(places)
                .map(place -> place.packageUnder(root) + "..")
                .toArray(String[]::new);
        return resideInAnyPackage(packages);
    }

    Optional<Layer> layerOf(JavaClass type) {
        return Arrays.stream(Layer.values())
                .filter(layer -> in(layer).test(type))
                .findFirst();
    }
}
