package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a service told somebody and nobody else may know. */
final class ToldSecrets {

    private final List<String> words = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();

    /** Keeps what an answer has under this name, wherever it is in it. */
    String of(JsonNode answer, String member) {
        var secret = answer.findValue(member);
        assertThat(secret).as("%s of %s", member, answer).isNotNull();
        words.add(secret.asString());
        return secret.asString();
    }

    void add(String word) {
        words.add(word);
    }

    /** A few digits may be a part of some number, so they are looked for as a word of their own. */
    void addCodes(String... more) {
        codes.addAll(List.of(more));
    }

    void assertNoneIn(String said) {
        assertThat(words).hasSizeGreaterThan(20);
        assertThat(said).doesNotContain(words);
        assertThat(codes).isNotEmpty().allSatisfy(code -> assertThat(said).doesNotContainPattern("\\b" + code + "\\b"));
    }
}
