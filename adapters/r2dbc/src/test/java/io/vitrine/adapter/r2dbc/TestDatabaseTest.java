package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class TestDatabaseTest {

    @Test
    void it_folds_case_and_accents_of_every_alphabet() {
        var words = TestDatabase.shared()
                .client()
                .sql("SELECT to_tsvector('vitrine', 'Crème ÉCRU ГОРОД')::text AS words")
                .map(row -> Columns.text(row, "words"))
                .one();

        StepVerifier.create(words)
                .assertNext(found -> assertThat(found).contains("'creme'", "'ecru'", "'город'"))
                .verifyComplete();
    }

    @Test
    void it_is_empty_after_being_emptied() {
        var database = TestDatabase.shared();
        database.execute("INSERT INTO search_word VALUES ('trolley')");

        database.empty();

        var words = database.client()
                .sql("SELECT count(*) AS words FROM search_word")
                .map(row -> Columns.number(row, "words"))
                .one();
        StepVerifier.create(words).expectNext(0L).verifyComplete();
    }
}
