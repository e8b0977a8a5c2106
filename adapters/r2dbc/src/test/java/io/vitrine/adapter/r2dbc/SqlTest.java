package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTest {

    @Test
    void values_keep_the_order_of_their_question_marks_wherever_the_pieces_go() {
        var one = Sql.sql("a = ?", 1);
        var other = Sql.sql("b BETWEEN ? AND ?", 2, 3);

        var whole = Sql.all(List.of(other, Sql.any(List.of(one, one)))).within("SELECT FROM t WHERE ", " LIMIT 5");

        assertThat(whole.numbered())
                .isEqualTo("SELECT FROM t WHERE b BETWEEN $1 AND $2 AND (a = $3 OR a = $4) LIMIT 5");
        assertThat(whole.values()).containsExactly(2, 3, 1, 1);
    }

    @Test
    void no_condition_holds_always() {
        assertThat(Sql.all(List.of()).numbered()).isEqualTo("true");
    }

    @Test
    void lexemes_are_quoted() {
        assertThat(Lexemes.any(List.of("it's", "a\\b", "c:* & !d"))).isEqualTo("('it''s' | 'a\\\\b' | 'c:* & !d')");
        assertThat(Lexemes.anyBeginning(List.of("o'"))).isEqualTo("('o''':*)");
        assertThat(Lexemes.none(List.of("a", "b"))).isEqualTo("!('a' | 'b')");
    }
}
