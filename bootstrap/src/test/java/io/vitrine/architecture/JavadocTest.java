package io.vitrine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Public types of the domain are documented, because they are the language that everybody here speaks. */
class JavadocTest {
    @Test
    void public_types_of_the_domain_have_javadoc() {
        var sources = Checkout.module(Layer.DOMAIN).resolve("src/main/java");

        assertThat(Javadoc.publicTypes(sources)).isNotEmpty();
        assertThat(Javadoc.undocumentedPublicTypes(sources)).isEmpty();
    }

    @Test
    void a_public_type_without_javadoc_is_found() {
        var hexagon = Rule.broken("public_types_have_javadoc");
        var sources = Checkout.module(Layer.BOOTSTRAP)
                .resolve("src/test/java")
                .resolve(hexagon.root().replace('.', '/'));

        assertThat(Javadoc.publicTypes(sources)).hasSize(2);
        assertThat(Javadoc.undocumentedPublicTypes(sources)).containsExactly(hexagon.root() + ".domain.Shelf");
    }
}
