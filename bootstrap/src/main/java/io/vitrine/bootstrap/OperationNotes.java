package io.vitrine.bootstrap;

import io.vitrine.adapter.crypto.CryptoSettings;
import io.vitrine.adapter.crypto.SigningKeysReplaced;
import io.vitrine.application.audit.NoteOperations;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quotas;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Has the audit log tell with which configuration an instance started, and when it replaced its keys. */
final class OperationNotes {

    private final NoteOperations operations;
    private final AccountSettings accounts;
    private final CryptoSettings crypto;
    private final Quotas quotas;

    OperationNotes(NoteOperations operations, AccountSettings accounts, CryptoSettings crypto, Quotas quotas) {
        this.operations = operations;
        this.accounts = accounts;
        this.crypto = crypto;
        this.quotas = quotas;
    }

    @EventListener
    void started(ApplicationReadyEvent event) {
        operations.started(configuration(event.getApplicationContext().getEnvironment()));
    }

    @EventListener
    void keysReplaced(SigningKeysReplaced event) {
        operations.keysReplaced(event.names());
    }

    private Map<String, String> configuration(Environment environment) {
        return Map.of(
                "profiles", String.join(" ", environment.getActiveProfiles()),
                "issuer", crypto.tokens().issuer(),
                "audience", crypto.tokens().audience(),
                "accessTokenFor", accounts.accessTokenFor().toString(),
                "refreshTokenFor", accounts.refreshTokenFor().toString(),
                "sessionFor", accounts.sessionFor().toString(),
                "graceFor", accounts.graceFor().toString(),
                "onlyVerified", Boolean.toString(accounts.onlyVerified()),
                "passwordCost", Integer.toString(crypto.passwords().cost()),
                "limits", Arrays.stream(Policy.values()).map(this::limit).collect(Collectors.joining(", ")));
    }

    private String limit(Policy policy) {
        var quota = quotas.of(policy, Set.of());
        return policy.text() + " " + quota.requests() + " in " + quota.window();
    }
}
