package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients say about gzip, with weights. */
class AcceptedCodingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "gzip, deflate, br",
                "br;q=1.0, gzip;q=0.8, *;q=0.1",
                "gzip;q=0.001",
                " deflate , gzip ; q=0.5 ",
                "*",
                "identity;q=0.5, gzip;q=1.0",
                "gzip;q=0.5, identity;q=0.5",
                "identity;q=0, *;q=0.1"
            })
    void gzip_is_welcome(String accepted) {
        assertThat(AcceptedCodings.of(accepted).gzip()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "identity",
                "br",
                "gzip;q=0",
                "gzip;q=0.000",
                "gzip; Q=0",
                "br, gzip;q=0",
                "deflate;q=1, gzip;q=0, *;q=1",
                "*;q=0",
                "gzip;q=x",
                "gzip;q=NaN",
                "gzip;q=",
                "gzip;q=-1",
                "notgzip",
                "gzip2",
                "gzip;q=0.5, identity"
            })
    void gzip_is_not_wanted(String accepted) {
        assertThat(AcceptedCodings.of(accepted).gzip()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identity;q=0|false",
                "gzip, identity;q=0|false",
                "gzip, *;q=0|false",
                "*;q=0, identity;q=0.1|true",
                "gzip|true",
                "*|true"
            })
    void a_body_may_come_as_it_is_unless_that_is_refused(String accepted, boolean expected) {
        assertThat(AcceptedCodings.of(accepted).identity()).isEqualTo(expected);
    }
}
