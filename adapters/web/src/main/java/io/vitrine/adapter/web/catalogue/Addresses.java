package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.shared.InvalidValue;
import java.util.UUID;
import java.util.function.Function;

/** Where products and brands are. What cannot be the name of one names nothing, and is not found. */
public final class Addresses {

    public static final String PRODUCTS = "/api/v1/products";
    public static final String BRANDS = "/api/v1/brands";

    private Addresses() {}

    public static String of(ProductId id) {
        return PRODUCTS + "/" + id;
    }

    public static String of(BrandId id) {
        return BRANDS + "/" + id;
    }

    /** Reads the identity of a product in an address. */
    public static ProductId product(String segment) {
        return read(segment, text -> new ProductId(uuid(text)));
    }

    /** Reads the identity of a brand in an address. */
    public static BrandId brand(String segment) {
        return read(segment, text -> new BrandId(uuid(text)));
    }

    /** Reads what a segment of an address names. */
    public static <T> T read(String segment, Function<String, T> reading) {
        try {
            return reading.apply(segment);
        } catch (InvalidValue refused) {
            throw notFound();
        }
    }

    /** The refusal of a request for something that is not there. */
    public static ProblemException notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is nothing at this address")
                .exception();
    }

    /** Reads a UUID in its whole form; the platform would take shortened ones. */
    public static UUID uuid(String text) {
        try {
            var uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
            throw new InvalidValue("uuid", "is not a UUID in its whole form");
        } catch (IllegalArgumentException _) {
            throw new InvalidValue("uuid", "is not a UUID");
        }
    }
}
