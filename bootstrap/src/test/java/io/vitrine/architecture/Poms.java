package io.vitrine.architecture;

import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** What the build says about the layers. */
final class Poms {
    private Poms() {}

    /** The layers whose modules the module of this layer names as dependencies of its main code. */
    static Set<Layer> dependenciesOf(Layer layer) {
        return elements(root(layer), "dependency")
                .filter(dependency -> !"test".equals(text(dependency, "scope").orElse("compile")))
                .flatMap(dependency -> text(dependency, "artifactId").stream())
                .flatMap(artifact -> Arrays.stream(Layer.values())
                        .filter(other -> artifactOf(other).equals(artifact)))
                .collect(toSet());
    }

    /** The version of the product. */
    static String version() {
        return text(elements(root(Layer.BOOTSTRAP), "parent").findFirst().orElseThrow(), "version")
                .orElseThrow();
    }

    private static String artifactOf(Layer layer) {
        return layer.isAdapter() ? "vitrine-adapter-" + layer : "vitrine-" + layer;
    }

    private static Element root(Layer layer) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Checkout.module(layer).resolve("pom.xml").toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException("no pom of " + layer, e);
        }
    }

    private static Stream<Element> elements(Element parent, String name) {
        var elements = parent.getElementsByTagName(name);
        return IntStream.range(0, elements.getLength()).mapToObj(index -> (Element) elements.item(index));
    }

    private static Optional<String> text(Element parent, String name) {
        return elements(parent, name).findFirst().map(Element::getTextContent);
    }
}
