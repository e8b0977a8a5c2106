package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads and locks accounts, and writes their roles. */
final class AccountRows {

    private AccountRows() {}

    static Account account(Readable row) {
        return new Account(
                new AccountId(Columns.uuid(row, "id")),
                new EmailAddress(Columns.text(row, "email")),
                roles(row),
                row.get("verified_at", Instant.class),
                row.get("locked_at", Instant.class),
                Columns.instant(row, "created_at"));
    }

    static Credentials credentials(Readable row) {
        return new Credentials(account(row), new PasswordHash(Columns.text(row, "password_hash")));
    }

    /** Locks an account; whoever changes it or what belongs to it begins with this. */
    static Mono<Account> locked(DatabaseClient client, AccountId id) {
        return credentialsLocked(client, id).map(Credentials::account);
    }

    static Mono<Credentials> credentialsLocked(DatabaseClient client, AccountId id) {
        return client.sql("SELECT * FROM account WHERE id = :id FOR NO KEY UPDATE")
                .bind("id", id.value())
                .map(AccountRows::credentials)
                .one();
    }

    static Set<Role> roles(Readable row) {
        return Arrays.stream(Columns.required(row, "roles", String[].class))
                .map(name -> Role.named(name).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }

    static String[] names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::text).toArray(String[]::new);
    }
}
