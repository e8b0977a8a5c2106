package io.vitrine.adapter.web.request;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Neighbouring addresses of IPv4 or IPv6: those that begin with the same bits (CIDR, RFC 4632 and RFC 4291, section 2.3).
 *
 * @param first the address whose bits behind the prefix are all zero
 * @param prefix how many bits are the same
 */
public record Network(InetAddress first, int prefix) {

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");
    private static final int LONGEST_ADDRESS = 45;

    public Network {
        if (prefix < 0 || prefix > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("no address has " + prefix + " bits here");
        }
        if (!Arrays.equals(first.getAddress(), beginning(first.getAddress(), prefix))) {
            throw new IllegalArgumentException("the network of " + first.getHostAddress() + "/" + prefix
                    + " begins with another address: which one is meant?");
        }
    }

    /**
     * Reads a network such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; a single address is a network of one.
     *
     * @throws IllegalArgumentException when the text is no network
     */
    public static Network of(String text) {
        var slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no network"));
        if (slash < 0) {
            return new Network(address, address.getAddress().length * Byte.SIZE);
        }
        var length = text.substring(slash + 1);
        if (!LENGTH.matcher(length).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no network");
        }
        return new Network(address, Integer.parseInt(length));
    }

    /**
     * Reads an address as it is written in numbers; nothing is ever looked up. One of IPv4 that is written as IPv6
     * ({@code ::ffff:192.0.2.1}) is one of IPv4.
     */
    static Optional<InetAddress> address(String text) {
        if (text.length() > LONGEST_ADDRESS
                || !IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether the address is one of these. */
    public boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == first.getAddress().length && Arrays.equals(first.getAddress(), beginning(bytes, prefix));
    }

    private static byte[] beginning(byte[] address, int bits) {
        var beginning = new byte[address.length];
        System.arraycopy(address, 0, beginning, 0, bits / Byte.SIZE);
        var rest = bits % Byte.SIZE;
        if (rest > 0) {
            var mask = 0xFF << Byte.SIZE - rest;
            beginning[bits / Byte.SIZE] = (byte) (address[bits / Byte.SIZE] & mask);
        }
        return beginning;
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefix;
    }
}
