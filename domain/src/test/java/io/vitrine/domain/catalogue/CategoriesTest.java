package io.vitrine.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.domain.shared.InvalidValue;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CategoriesTest {
    @Provide
    Arbitrary<Categories> paths() {
        return Arbitraries.strings()
                .withChars("ab/~01 \u00E9")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(name -> !name.isBlank())
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(Categories::new);
    }

    @Property
    void the_one_text_form_reads_back(@ForAll("paths") Categories path) {
        assertThat(Categories.parse(path.toString())).isEqualTo(path);
    }

    @Property
    void a_path_lies_in_itself_and_all_above_it(@ForAll("paths") Categories path) {
        var ancestry = path.ancestry();

        assertThat(ancestry).hasSameSizeAs(path.path()).doesNotHaveDuplicates();
        assertThat(ancestry.getLast()).isEqualTo(path.toString());
        for (int depth = 1; depth < ancestry.size(); depth++) {
            assertThat(ancestry.get(depth)).startsWith(ancestry.get(depth - 1) + "/");
        }
    }

    @Test
    void a_slash_in_a_name_is_escaped() {
        assertThat(new Categories(List.of("Shoes/Boots", "~0"))).hasToString("Shoes~1Boots/~00");
        assertThat(new Categories(List.of("Women", "Shirt")).ancestry()).containsExactly("Women", "Women/Shirt");
        assertThat(Categories.NONE.ancestry()).isEmpty();
    }

    @Test
    void a_path_has_at_most_eight_names() {
        assertThat(new Categories(Collections.nCopies(8, "x")).path()).hasSize(8);
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new Categories(Collections.nCopies(9, "x")))
                .extracting(InvalidValue::code)
                .isEqualTo("too-many");
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Categories.parse("x/".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a//b", "a/", "/a", "a/ /b"})
    void a_name_without_anything_to_see_is_refused(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Categories.parse(text));
    }
}
