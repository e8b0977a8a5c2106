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

/** Reads accounts, and writes their roles. */
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

    static Set<Role> roles(Readable row) {
        return Arrays.stream(Columns.required(row, "roles", String[].class))
                .map(name -> Role.named(name).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }

    static String[] names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::text).toArray(String[]::new);
    }
}
