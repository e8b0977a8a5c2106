package io.vitrine.application.account;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.browse.PageRequest.Seek;
import io.vitrine.domain.browse.Position;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Shows administrators the accounts, page by page, in the order of their registration. */
public final class ListAccounts {

    private static final String FINGERPRINT = "accounts";

    private final Accounts accounts;
    private final Cursors cursors;

    public ListAccounts(Accounts accounts, Cursors cursors) {
        this.accounts = accounts;
        this.cursors = cursors;
    }

    /** What asking for a page leads to. */
    public sealed interface AccountList {

        /**
         * A page.
         *
         * @param next the cursor of the page that follows, if one does
         */
        record Page(List<Account> accounts, Optional<String> next) implements AccountList {
            public Page {
                accounts = List.copyOf(accounts);
            }
        }

        /** The cursor is forged, or of another list. */
        record InvalidCursor() implements AccountList {}
    }

    /**
     * A page of the accounts.
     *
     * @param size how many accounts at most
     * @param cursor as an earlier page gave it
     */
    public Mono<AccountList> page(int size, Optional<String> cursor) {
        if (cursor.isEmpty()) {
            return part(Optional.empty(), size);
        }
        return cursor.flatMap(this::accountIn)
                .map(after -> part(Optional.of(after), size))
                .orElseGet(() -> Mono.just(new AccountList.InvalidCursor()));
    }

    private Mono<AccountList> part(Optional<AccountId> after, int size) {
        return accounts.list(after, size + 1).collectList().map(found -> {
            var shown = found.subList(0, Math.min(size, found.size()));
            var next = found.size() > size ? Optional.of(cursorAfter(shown.getLast())) : Optional.<String>empty();
            return new AccountList.Page(shown, next);
        });
    }

    private String cursorAfter(Account last) {
        var place = new Position(List.of(), last.id().value());
        return cursors.seal(new Seek.After(place), FINGERPRINT);
    }

    private Optional<AccountId> accountIn(String cursor) {
        return cursors.open(cursor, FINGERPRINT)
                .filter(Seek.After.class::isInstance)
                .map(seek -> new AccountId(((Seek.After) seek).position().id()));
    }
}
