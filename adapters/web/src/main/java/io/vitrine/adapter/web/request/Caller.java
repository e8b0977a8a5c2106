package io.vitrine.adapter.web.request;

import io.vitrine.domain.account.AccountId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.server.ServerWebExchange;

/** Who makes a request, from where that is known. */
public final class Caller {

    private static final String ATTRIBUTE = Caller.class.getName();

    private Caller() {}

    /** Keeps with a request who makes it. What is no account is not kept. */
    public static void note(ServerWebExchange exchange, String subject) {
        account(subject).ifPresent(account -> exchange.getAttributes().put(ATTRIBUTE, account));
    }

    /** The account that makes the request with these attributes, where that is known. */
    static Optional<AccountId> in(Map<String, Object> attributes) {
        return attributes.get(ATTRIBUTE) instanceof AccountId account ? Optional.of(account) : Optional.empty();
    }

    /** The account that a token is about; empty where it is about none. */
    public static Optional<AccountId> account(String subject) {
        try {
            return Optional.of(UUID.fromString(subject))
                    .filter(uuid -> uuid.toString().equals(subject))
                    .map(AccountId::new);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
