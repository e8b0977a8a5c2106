package io.vitrine.domain.audit;

/**
 * Where a request came from, as far as it is kept: enough for the owner of a session to recognise it.
 *
 * @param addressPrefix the client's network, not its address: {@code 203.0.113.0/24} or {@code 2001:db8:1::/48}
 * @param userAgent cut at 200 characters
 */
public record Origin(String addressPrefix, String userAgent) {
    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_USER_AGENT = 200;

    public Origin {
        addressPrefix = Legible.text(addressPrefix, LONGEST_ADDRESS);
        userAgent = Legible.text(userAgent, LONGEST_USER_AGENT);
    }
}
