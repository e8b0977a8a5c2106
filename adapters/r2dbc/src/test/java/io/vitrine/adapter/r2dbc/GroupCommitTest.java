package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.shared.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class GroupCommitTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<List<Integer>> done = new ArrayList<>();
    private final List<Sinks.Empty<Void>> statements = new ArrayList<>();

    /** Statements that end when the test wants it; each number becomes its square, but for those below nought. */
    private final GroupCommit<Integer, Integer> squares = new GroupCommit<>("squares", PATIENCE, numbers -> {
        done.add(numbers);
        var statement = Sinks.<Void>empty();
        statements.add(statement);
        return statement.asMono().then(Mono.fromSupplier(() -> squared(numbers)));
    });

    private static Map<Integer, Integer> squared(List<Integer> numbers) {
        var squares = new HashMap<Integer, Integer>();
        numbers.stream().filter(number -> number >= 0).forEach(number -> squares.put(number, number * number));
        return squares;
    }

    private void endOf(int statement) {
        statements.get(statement).tryEmitEmpty().orThrow();
    }

    @Test
    void what_comes_alone_is_done_at_once() {
        StepVerifier.create(squares.ask(3)).then(() -> endOf(0)).expectNext(9).verifyComplete();

        assertThat(done).containsExactly(List.of(3));
    }

    @Test
    void what_is_asked_for_while_two_statements_run_is_done_together_by_the_next_one() {
        var answers = Flux.range(1, 6).flatMap(squares::ask).collectList();

        StepVerifier.create(answers)
                .then(() -> assertThat(done).containsExactly(List.of(1), List.of(2)))
                .then(() -> endOf(1))
                .then(() -> assertThat(done).containsExactly(List.of(1), List.of(2), List.of(3, 4, 5, 6)))
                .then(() -> endOf(2))
                .then(() -> endOf(0))
                .expectNext(List.of(4, 9, 16, 25, 36, 1))
                .verifyComplete();
    }

    @Test
    void a_statement_takes_no_more_than_sixty_four() {
        Flux.range(1, 102).flatMap(squares::ask, 102).subscribe();

        endOf(0);
        endOf(1);

        assertThat(done.subList(2, done.size())).map(List::size).containsExactly(64, 36);
    }

    @Test
    void what_nothing_comes_of_is_empty() {
        StepVerifier.create(squares.ask(-1)).then(() -> endOf(0)).verifyComplete();
    }

    @Test
    void what_nobody_waits_for_any_more_is_not_begun() {
        squares.ask(1).subscribe();
        squares.ask(2).subscribe();
        squares.ask(3).subscribe().dispose();
        squares.ask(4).subscribe();

        endOf(0);

        assertThat(done).containsExactly(List.of(1), List.of(2), List.of(4));
    }

    @Test
    void nobody_waits_for_longer_than_the_store_may_take() {
        StepVerifier.withVirtualTime(
                        () -> squares.ask(1).mergeWith(squares.ask(2)).mergeWith(squares.ask(3)))
                .thenAwait(PATIENCE)
                .verifyError(StoreUnavailable.class);

        endOf(0);
        endOf(1);
        assertThat(done).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void one_that_fails_takes_no_other_with_it() {
        var answers = answersOfOneStatement(numbers -> numbers.contains(13)
                ? Mono.error(new IllegalArgumentException("thirteen"))
                : Mono.just(squared(numbers)));

        assertThat(answers).containsExactly("144", "java.lang.IllegalArgumentException: thirteen", "196");
        assertThat(done).containsExactly(List.of(12, 13, 14), List.of(12), List.of(13), List.of(14));
    }

    @Test
    void what_failed_since_the_database_is_away_is_not_tried_one_by_one() {
        var answers = answersOfOneStatement(_ -> Mono.error(new StoreUnavailable("away", new IOException())));

        assertThat(answers).hasSize(3).allMatch(it -> it.contains("StoreUnavailable"));
        assertThat(done).containsExactly(List.of(12, 13, 14));
    }

    /** What twelve, thirteen and fourteen get, or why not, asked for while others are being done. */
    private List<String> answersOfOneStatement(Function<List<Integer>, Mono<Map<Integer, Integer>>> work) {
        var others = Sinks.<Map<Integer, Integer>>one();
        var numbers = new GroupCommit<Integer, Integer>(
                "numbers", PATIENCE, asked -> asked.contains(0) ? others.asMono() : noted(asked, work));
        numbers.ask(0).subscribe();
        numbers.ask(0).subscribe();
        var answers = Flux.just(12, 13, 14)
                .flatMapSequential(number ->
                        numbers.ask(number).map(Object::toString).onErrorResume(it -> Mono.just(it.toString())))
                .collectList()
                .toFuture();
        others.tryEmitValue(Map.of()).orThrow();
        return answers.join();
    }

    private Mono<Map<Integer, Integer>> noted(
            List<Integer> asked, Function<List<Integer>, Mono<Map<Integer, Integer>>> work) {
        done.add(asked);
        return work.apply(asked);
    }
}
