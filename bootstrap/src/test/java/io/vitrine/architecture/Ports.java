package io.vitrine.architecture;

import static io.vitrine.architecture.Layer.DOMAIN;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** What counts as a port. */
final class Ports {
    private Ports() {}

    /**
     * An interface of the domain that somebody else implements: not a sealed one, whose cases the domain knows, and not one
     * with type parameters, which is the shape of a function that is passed in.
     */
    static DescribedPredicate<JavaClass> portsOf(Hexagon hexagon) {
        return hexagon.in(DOMAIN).and(DescribedPredicate.describe("are ports", Ports::isOpenInterface));
    }

    private static boolean isOpenInterface(JavaClass type) {
        return type.isInterface()
                && !type.isAnnotation()
                && !type.isSealed()
                && type.getTypeParameters().isEmpty()
                && !type.getSimpleName().equals("package-info");
    }
}
