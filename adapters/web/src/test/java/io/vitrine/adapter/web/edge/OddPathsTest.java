package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However an address is written, it means one thing to those who decide who may come in and to those who then answer: who is not let
 * in at the plain address is not let in at any other spelling of it.
 */
final class OddPathsTest {

    /** What nobody but an administrator, or an editor, may see or do. */
    private static final List<Guarded> GUARDED = List.of(
            new Guarded("GET", "/api/v1", "users", "editor", "admin", 200),
            new Guarded("GET", "/api/v1", "audit-events", "editor", "admin", 200),
            new Guarded("GET", "/api/v1", "imports", "user", "editor", 200),
            new Guarded("POST", "/api/v1", "products", "user", "editor", 415),
            // The token of these tests is none of an account, and who has none has no sessions.
            new Guarded("GET", "/api/v1", "me/sessions", "", "user", 403));

    private static final List<String> SPELLINGS = List.of(
            "%s/%s",
            "/%s/%s",
            "//%s/%s",
            "%s//%s",
            "%s/%s/",
            "%s/%s//",
            "%s/%s;x=y",
            "%s;x=y/%s",
            "%s/;/%s",
            "%s/%s;/..;/",
            "%s%%2F%s",
            "%s/%s%%2F",
            "%s/%%2F%s",
            "%s%%5C%s",
            "%s\\%s",
            "%s/x/../%s",
            "%s/./%s",
            "%s/%%2e/%s",
            "%s/%%2e%%2e/v1/%s",
            "%s/products/%%2e%%2e/%s",
            "%s/products/..%%2F%s",
            "%s/auth/../%s",
            "%s/auth/%%2e%%2e/%s",
            "%s/auth/..;/%s",
            "%s/auth/..%%2F%s",
            "%s/auth/.%%2e/%s",
            "%s/auth/..%%5C%s",
            "%s/auth/%%252e%%252e/%s",
            "%s/%s%%00",
            "%s/%%00/%s",
            "%s/%s%%20",
            "%s/%s%%09",
            "%s/%s%%0a",
            "%s/%s.json",
            "%s/%s%%3f",
            "%s/%s?",
            "%s/%s?a=/../",
            "%s/%s#",
            "%s/%s%%23",
            "%s/%%c0%%ae%%c0%%ae/v1/%s",
            "%s%%c0%%af%s",
            "%s/%s%%ff",
            "%s/%s%%EF%%BC%%8F",
            "%s/%s%%",
            "%s/%s%%zz",
            "http://a%s/%s",
            "HTTP://A%s/%s",
            "http://b%s/%s",
            "http://x@a%s/%s",
            "a%s/%s",
            "*%s/%s",
            "?%s/%s");

    private final WebFixture web = WebFixture.shared();

    static Stream<Arguments> addresses() {
        return GUARDED.stream().flatMap(guarded -> spellings(guarded).map(target -> Arguments.of(guarded, target)));
    }

    private static Stream<String> spellings(Guarded guarded) {
        var letter = "%%%02x".formatted((int) guarded.last.charAt(0));
        return Stream.concat(
                SPELLINGS.stream().map(spelling -> spelling.formatted(guarded.before, guarded.last)),
                Stream.of(
                        guarded.before + "/" + letter + guarded.last.substring(1),
                        guarded.before.replace("api", "%61pi") + "/" + guarded.last,
                        guarded.before.replace("api", "API") + "/" + guarded.last,
                        guarded.before + "/" + guarded.last.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("addresses")
    void nobody_gets_in_by_another_spelling(Guarded guarded, String target) throws IOException {
        var nobody = status(guarded.method, target, "");
        var tooLittle = guarded.tooLittle.isEmpty() ? nobody : status(guarded.method, target, guarded.tooLittle);
        var enough = status(guarded.method, target, guarded.enough);

        assertThat(nobody).isIn(400, 401, 404, 405);
        assertThat(tooLittle).isIn(400, 401, 403, 404, 405);
        // Whoever may come in reaches what the address means: the very thing that others were kept from, or nothing.
        var reached = guarded.plainAnswer;
        assertThat(enough).isIn(nobody == 401 ? List.of(reached, 400, 404, 405) : List.of(400, 404, 405));
    }

    @AfterEach
    void others_are_unaffected() throws IOException {
        assertThat(status("GET", "/api/v1/products?size=1", "")).isEqualTo(200);
    }

    private int status(String method, String target, String role) throws IOException {
        var token = role.isEmpty() ? "" : "Authorization: Bearer " + "ana~" + role + "\r\n";
        var answer = Wire.exchange(
                web.port(),
                "%s %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%s\r\n".formatted(method, target, token));
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("Exception");
        return Integer.parseInt(answer.substring(9, 12));
    }

    record Guarded(String method, String before, String last, String tooLittle, String enough, int plainAnswer) {}
}
