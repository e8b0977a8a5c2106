package io.vitrine.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vitrine.domain.shared.InvalidValue;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttributesTest {
    @Test
    void up_to_a_thousand_single_values_altogether() {
        assertThat(lists(10).values()).hasSize(10);

        assertThat(catchThrowableOfType(InvalidValue.class, () -> lists(11)).code())
                .isEqualTo("too-many");
    }

    @Test
    void up_to_a_hundred_attributes() {
        assertThat(flags(100).values()).hasSize(100);

        assertThat(catchThrowableOfType(InvalidValue.class, () -> flags(101)).code())
                .isEqualTo("too-many");
    }

    private static Attributes lists(int number) {
        var hundred = new AttributeValue.Texts(
                IntStream.range(0, 100).mapToObj(n -> "v" + n).toList());
        return of(number, hundred);
    }

    private static Attributes flags(int number) {
        return of(number, new AttributeValue.Flag(true));
    }

    private static Attributes of(int number, AttributeValue value) {
        var values = new TreeMap<AttributeName, AttributeValue>();
        for (int n = 0; n < number; n++) {
            values.put(new AttributeName("a" + n), value);
        }
        return Attributes.of(values);
    }
}
