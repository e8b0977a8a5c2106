package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Slug;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What equality filters ask of a product, as lexemes of one {@code tsvector}: {@code brand:puma}, {@code in:Women/Shirt},
 * {@code attr:primaryColor=Black}. One inverted index then answers any mix of such filters, with words or without.
 */
final class ProductTerms {

    /** The product is in no category. */
    static final String WITHOUT_CATEGORY = "in:";

    /** What every product fulfils. */
    static final String OF_ANY_STATUS = Lexemes.any(
            Arrays.stream(ProductStatus.values()).map(ProductTerms::status).toList());

    /** A longer text becomes its beginning and its digest: a lexeme has at most 2,046 bytes. */
    private static final int LONGEST_TEXT = 200;

    private static final int KEPT_OF_LONGER_TEXT = 100;

    /** 128 bits of a digest. */
    private static final int KEPT_OF_SHAPE = 32;

    private static final int LONGEST_PATH = 600;

    private ProductTerms() {}

    /** Every term of this product. */
    static List<String> of(Product product) {
        var brand = product.brand();
        var ancestry = product.categories().ancestry();
        return Stream.of(
                        Stream.of(status(product.status())),
                        brand == null ? Stream.<String>empty() : Stream.of(brand(brand.slug())),
                        ancestry.isEmpty()
                                ? Stream.of(WITHOUT_CATEGORY)
                                : ancestry.stream().map(ProductTerms::category),
                        Stream.of(shape(product.attributes().values().keySet())),
                        product.attributes().values().keySet().stream().map(ProductTerms::attribute),
                        product.attributes().values().entrySet().stream()
                                .flatMap(entry -> entry.getValue().texts().stream()
                                        .map(text -> attributeValue(entry.getKey(), text))))
                .flatMap(terms -> terms)
                .distinct()
                .toList();
    }

    static String status(ProductStatus status) {
        return "status:" + status.text();
    }

    static String brand(Slug slug) {
        return "brand:" + slug;
    }

    /** @param path in the one-text form */
    static String category(String path) {
        return path.length() <= LONGEST_PATH ? "in:" + path : "in:" + digest(path);
    }

    /** These attributes are there, and no others. */
    static String shape(Collection<AttributeName> names) {
        var sorted = names.stream().map(AttributeName::value).sorted().collect(Collectors.joining(","));
        return "shape:" + digest(sorted).substring(0, KEPT_OF_SHAPE);
    }

    /** The attribute is there. */
    static String attribute(AttributeName name) {
        return "attr:" + name;
    }

    /** The attribute has this value, or it is one of its values. */
    static String attributeValue(AttributeName name, String text) {
        return text.length() <= LONGEST_TEXT
                ? attributeBeginning(name, text)
                : attributeBeginning(name, keptOf(text)) + "#" + digest(text);
    }

    /** How the term of every text that begins so begins, for up to 100 characters. */
    static String attributeBeginning(AttributeName name, String beginning) {
        return attribute(name) + "=" + beginning;
    }

    /** A surrogate pair is not cut in two; no beginning that is asked for ends in the middle of one either. */
    private static String keptOf(String text) {
        var isCutInTwo = Character.isHighSurrogate(text.charAt(KEPT_OF_LONGER_TEXT - 1));
        return text.substring(0, isCutInTwo ? KEPT_OF_LONGER_TEXT - 1 : KEPT_OF_LONGER_TEXT);
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
