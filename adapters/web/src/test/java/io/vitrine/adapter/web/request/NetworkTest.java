package io.vitrine.adapter.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are neighbours. */
final class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.255.1.2,true",
        "10.0.0.0/8,11.0.0.0,false",
        "192.0.2.128/25,192.0.2.200,true",
        "192.0.2.128/25,192.0.2.127,false",
        "192.0.2.7,192.0.2.7,true",
        "192.0.2.7/32,192.0.2.8,false",
        "0.0.0.0/0,198.51.100.1,true",
        "0.0.0.0/0,2001:db8::1,false",
        "2001:db8::/32,2001:db8:ffff::1,true",
        "2001:db8::/33,2001:db8:8000::1,false",
        "::1,::1,true",
        "::/0,10.0.0.1,false",
        "10.0.0.0/8,::ffff:10.1.2.3,true",
        "::ffff:10.0.0.0/8,10.1.2.3,true"
    })
    void a_network_has_the_addresses_that_begin_like_it(String network, String address, boolean has)
            throws UnknownHostException {
        assertThat(Network.of(network).contains(InetAddress.getByName(address))).isEqualTo(has);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.0/0x8",
                "10.0.0.1/8",
                "2001:db8::/129",
                "2001:db8::1/64",
                "10.0.0/8",
                "10",
                "010.0.0.256",
                "localhost",
                "proxy.example/32",
                "fe80::1%eth0",
                "[::1]",
                ":",
                "1:2:3"
            })
    void what_is_no_network_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.of(text));
    }

    @Test
    void whoever_trusts_everybody_is_asked_to_think_again() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrustedProxies(List.of(Network.of("0.0.0.0/0")), TrustedProxies.Words.ANY))
                .withMessageContaining("0.0.0.0/0");
    }

    /** The naive way: as numbers. */
    @Property
    void a_prefix_is_what_remains_of_the_number(
            @ForAll("addresses") InetAddress one,
            @ForAll("addresses") InetAddress other,
            @ForAll @IntRange(max = 128) int bits)
            throws UnknownHostException {
        var width = one.getAddress().length * 8;
        var prefix = Math.min(bits, width);
        var first = number(one).shiftRight(width - prefix).shiftLeft(width - prefix);
        var network = new Network(address(first, width / 8), prefix);

        var same = number(one).shiftRight(width - prefix).equals(number(other).shiftRight(width - prefix));

        assertThat(network.contains(one)).isTrue();
        assertThat(network.contains(other)).isEqualTo(same && one.getClass() == other.getClass());
        assertThat(Network.of(network.toString())).isEqualTo(network);
    }

    @Provide
    Arbitrary<InetAddress> addresses() {
        return Arbitraries.oneOf(bytes(4), bytes(16)).map(NetworkTest::address);
    }

    /** Few different ones, so that they are neighbours now and then. */
    private static Arbitrary<byte[]> bytes(int length) {
        return Arbitraries.of((byte) 0, (byte) 1, (byte) -128, (byte) -1)
                .array(byte[].class)
                .ofSize(length);
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static InetAddress address(BigInteger number, int length) {
        var bytes = number.toByteArray();
        var padded = new byte[length];
        var from = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, from, padded, length - (bytes.length - from), bytes.length - from);
        return address(padded);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
