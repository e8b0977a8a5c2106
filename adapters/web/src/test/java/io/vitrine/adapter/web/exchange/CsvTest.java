package io.vitrine.adapter.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void a_row_is_cells_joined_by_commas_and_ended_by_cr_lf() {
        assertThat(Csv.row(List.of("a", "b c", "é"))).isEqualTo("a,b c,é\r\n");
    }

    @Test
    void nothing_is_an_empty_cell() {
        assertThat(Csv.row(Arrays.asList("a", null, ""))).isEqualTo("a,,\r\n");
    }

    @Test
    void commas_quotes_and_line_breaks_are_quoted() {
        assertThat(Csv.row(List.of("a,b", "say \"hi\"", "two\nlines")))
                .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
    void what_begins_like_a_formula_is_made_a_text(String cell) {
        assertThat(Csv.row(List.of(cell))).isEqualTo("'" + cell + "\r\n");
    }

    @Test
    void an_apostrophe_comes_inside_the_quotes() {
        assertThat(Csv.row(List.of("=a,b"))).isEqualTo("\"'=a,b\"\r\n");
        assertThat(Csv.row(List.of("\r=a"))).isEqualTo("\"'\r=a\"\r\n");
    }
}
