package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.browse.PageRequest.Seek;
import io.vitrine.domain.browse.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HmacCursorsPropertyTest {
    private final HmacCursors cursors = new HmacCursors(new ServerSecret("a secret of the server, 32 bytes long"));

    @Property
    void every_place_comes_back_from_its_cursor(@ForAll("places") Seek place, @ForAll String fingerprint) {
        var cursor = cursors.seal(place, fingerprint);

        assertThat(cursors.open(cursor, fingerprint)).contains(place);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Property
    void a_place_has_one_cursor(@ForAll("places") Seek place, @ForAll String fingerprint) {
        assertThat(cursors.seal(place, fingerprint)).isEqualTo(cursors.seal(place, fingerprint));
    }

    @Property
    void a_cursor_with_one_altered_byte_is_refused(
            @ForAll("places") Seek place, @ForAll("masks") byte mask, @ForAll("whereabouts") double whereabouts) {
        var bytes = Base64.getUrlDecoder().decode(cursors.seal(place, "list"));
        bytes[(int) (whereabouts * bytes.length)] ^= mask;

        assertThat(cursors.open(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), "list"))
                .isEmpty();
    }

    @Property
    void a_cursor_with_one_altered_character_is_refused(
            @ForAll("places") Seek place, @ForAll char other, @ForAll("whereabouts") double whereabouts) {
        var cursor = new StringBuilder(cursors.seal(place, "list"));
        var at = (int) (whereabouts * cursor.length());
        var original = cursor.charAt(at);
        cursor.setCharAt(at, other == original ? (char) (other + 1) : other);

        assertThat(cursors.open(cursor.toString(), "list")).isEmpty();
    }

    @Property
    void a_cursor_of_another_list_is_refused(
            @ForAll("places") Seek place, @ForAll("fingerprints") String one, @ForAll("fingerprints") String other) {
        var opened = cursors.open(cursors.seal(place, one), other);

        assertThat(opened.isPresent()).isEqualTo(one.equals(other));
    }

    @Property
    void what_is_no_cursor_is_refused(@ForAll String garbage) {
        assertThat(cursors.open(garbage, "list")).isEmpty();
    }

    @Provide
    Arbitrary<Seek> places() {
        var positions = Combinators.combine(keys().list().ofMaxSize(5), Arbitraries.create(UUID::randomUUID))
                .as(Position::new);
        return Arbitraries.oneOf(
                Arbitraries.just(new Seek.Start()), positions.map(Seek.After::new), positions.map(Seek.Before::new));
    }

    private static Arbitrary<Comparable<?>> keys() {
        return Arbitraries.oneOf(List.of(
                Arbitraries.strings().ofMaxLength(300).map(HmacCursorsPropertyTest::key),
                Arbitraries.bigDecimals().ofScale(4).map(HmacCursorsPropertyTest::key),
                Arbitraries.integers().map(BigDecimal::valueOf).map(HmacCursorsPropertyTest::key),
                Arbitraries.longs()
                        .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
                        .map(second -> key(Instant.ofEpochSecond(second, 123_456_789))),
                Arbitraries.integers().map(HmacCursorsPropertyTest::key)));
    }

    private static Comparable<?> key(Comparable<?> value) {
        return value;
    }

    @Provide
    Arbitrary<Byte> masks() {
        return Arbitraries.bytes().filter(mask -> mask != 0);
    }

    @Provide
    Arbitrary<Double> whereabouts() {
        return Arbitraries.doubles().between(0, true, 1, false);
    }

    @Provide
    Arbitrary<String> fingerprints() {
        return Arbitraries.of("", "a", "ab", "brand=puma", "brand=puma|-price", "brand=pumä");
    }
}
