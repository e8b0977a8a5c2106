package io.vitrine.domain.limit;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.shared.SecretDigest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Whose requests are counted together, and for what.
 *
 * @param id an account's identity, a client's address, or a digest where the thing itself is personal
 */
public record LimitKey(Policy policy, Of of, String id) {

    private static final int BYTES_OF_IPV4 = 4;
    private static final int BYTES_OF_IPV6_NETWORK = 8;

    /** What it is that an {@link #id} tells apart. */
    public enum Of {
        ACCOUNT,
        ADDRESS,
        MAIL_ADDRESS,
        SESSION;

        /** As operators read it, such as {@code mail-address}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The requests of an account, from wherever they come. */
    public static LimitKey of(Policy policy, AccountId account) {
        return new LimitKey(policy, Of.ACCOUNT, account.toString());
    }

    /** The requests of a client; of IPv6, those of its network of 64 bits, in which a client has addresses without end. */
    public static LimitKey of(Policy policy, InetAddress client) {
        return new LimitKey(policy, Of.ADDRESS, network(client));
    }

    /** The requests about a mail address, which itself is not kept. */
    public static LimitKey of(Policy policy, EmailAddress address) {
        return new LimitKey(
                policy, Of.MAIL_ADDRESS, SecretDigest.of(address.key()).sha256());
    }

    /** The refreshes of a session. */
    public static LimitKey of(Policy policy, SessionId session) {
        return new LimitKey(policy, Of.SESSION, session.toString());
    }

    private static String network(InetAddress client) {
        var bytes = client.getAddress();
        if (bytes.length == BYTES_OF_IPV4) {
            return client.getHostAddress();
        }
        Arrays.fill(bytes, BYTES_OF_IPV6_NETWORK, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key in one line, such as {@code auth:address:203.0.113.7}. */
    @Override
    public String toString() {
        return policy.text() + ':' + of.text() + ':' + id;
    }
}
