package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.Incident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KeyFileWatchTest {
    private static final ECKey KEY = Tokens.newKey();
    private static final ECKey SUCCESSOR = Tokens.newKey();
    private static final String WARNING = "The changed file of the signing keys";

    private final SigningKeyReader reader = new SigningKeyReader("VITRINE_TOKENS_KEYS");
    private final KeyRing ring = new KeyRing(new SigningKeys(List.of(KEY)));

    private final InMemoryIncidents incidents = new InMemoryIncidents();
    private final List<Object> published = new ArrayList<>();

    private Path file;
    private KeyFileWatch watch;
    private int writes;

    @BeforeEach
    void keysInAFile(@TempDir Path folder) throws IOException {
        file = folder.resolve("keys.json");
        watch = new KeyFileWatch(Optional.of(file), reader, ring, published::add, incidents);
        write(set(KEY));
        look(2);
    }

    @Test
    void a_file_that_does_not_change_changes_nothing() {
        var keys = ring.keys();

        look(3);

        assertThat(ring.keys()).isSameAs(keys);
    }

    @Test
    void the_keys_of_a_changed_file_replace_the_old_ones() throws IOException {
        write(set(KEY, SUCCESSOR));
        look(2);
        assertThat(names()).containsExactly(KEY.getKeyID(), SUCCESSOR.getKeyID());

        write(set(SUCCESSOR, KEY));
        look(2);
        assertThat(names()).containsExactly(SUCCESSOR.getKeyID(), KEY.getKeyID());

        write(set(SUCCESSOR));
        look(2);
        assertThat(names()).containsExactly(SUCCESSOR.getKeyID());
    }

    @Test
    void that_the_keys_were_replaced_is_published() throws IOException {
        assertThat(published).isEmpty();

        write(set(SUCCESSOR, KEY));
        look(2);

        assertThat(published).containsExactly(new SigningKeysReplaced(List.of(SUCCESSOR.getKeyID(), KEY.getKeyID())));
    }

    @Test
    void a_file_that_is_still_being_written_is_not_taken(CapturedOutput output) throws IOException {
        write("");
        look(1);
        write(set(SUCCESSOR));
        look(1);
        write(set(SUCCESSOR, KEY));
        look(1);

        assertThat(names()).containsExactly(KEY.getKeyID());
        assertThat(output).doesNotContain(WARNING);
        assertThat(incidents.reported()).isEmpty();

        look(1);
        assertThat(names()).containsExactly(SUCCESSOR.getKeyID(), KEY.getKeyID());
    }

    @Test
    void a_file_that_changes_within_the_same_tick_of_its_clock_is_seen() throws IOException {
        var unchanged = Files.getLastModifiedTime(file);

        write(set(SUCCESSOR));
        var _ = Files.setLastModifiedTime(file, unchanged);
        look(2);

        assertThat(names()).containsExactly(SUCCESSOR.getKeyID());
    }

    @Test
    void a_file_that_cannot_be_used_is_reported_once_and_changes_nothing(CapturedOutput output) throws IOException {
        write("{\"s3cr3t\": 1}");
        look(5);

        assertThat(names()).containsExactly(KEY.getKeyID());
        assertThat(output.toString().split(WARNING, -1)).hasSize(2);
        assertThat(output).contains("cannot be read").doesNotContain("s3cr3t");
        assertThat(incidents.reported()).singleElement().satisfies(KeyFileWatchTest::saysNothingSecret);
    }

    @Test
    void a_file_that_is_gone_is_reported_once_and_may_come_back(CapturedOutput output) throws IOException {
        Files.delete(file);
        look(5);
        assertThat(names()).containsExactly(KEY.getKeyID());
        assertThat(output.toString().split(WARNING, -1)).hasSize(2);

        write(set(SUCCESSOR));
        look(2);
        assertThat(names()).containsExactly(SUCCESSOR.getKeyID());
    }

    @Test
    void a_file_that_begins_with_a_public_key_is_refused(CapturedOutput output) throws IOException {
        write(new JWKSet(List.of(SUCCESSOR.toPublicJWK(), KEY)).toString(false));
        look(2);

        assertThat(names()).containsExactly(KEY.getKeyID());
        assertThat(output).contains("the first key signs and must be private");
    }

    @Test
    void a_file_that_was_refused_can_be_mended() throws IOException {
        write("nonsense");
        look(2);

        write(set(SUCCESSOR));
        look(2);

        assertThat(names()).containsExactly(SUCCESSOR.getKeyID());
    }

    @Test
    void keys_that_are_in_no_file_are_not_looked_at() {
        var without = new KeyFileWatch(Optional.empty(), reader, ring, published::add, incidents);

        without.start();
        without.look();

        assertThat(without.isRunning()).isFalse();
    }

    @Test
    void it_looks_from_the_start_to_the_stop() {
        watch.start();
        watch.start();
        assertThat(watch.isRunning()).isTrue();

        watch.stop();
        watch.stop();
        assertThat(watch.isRunning()).isFalse();
    }

    private static void saysNothingSecret(Incident incident) {
        assertThat(incident)
                .isInstanceOfSatisfying(
                        Incident.Failure.class,
                        failure -> assertThat(failure.error())
                                .isInstanceOf(KeysNotReplaced.class)
                                .hasNoCause()
                                .message()
                                .startsWith(WARNING)
                                .doesNotContain("s3cr3t"));
    }

    private List<String> names() {
        return ring.keys().names();
    }

    private void look(int times) {
        for (var time = 0; time < times; time++) {
            watch.look();
        }
    }

    /** Each write is a second later than the one before, however coarse the clock of the file system is. */
    private void write(String content) throws IOException {
        Files.writeString(file, content);
        writes++;
        var _ = Files.setLastModifiedTime(file, FileTime.from(Tokens.NOW.plusSeconds(writes)));
    }

    private static String set(ECKey... keys) {
        return new JWKSet(List.<JWK>of(keys)).toString(false);
    }
}
