package io.vitrine.adapter.web.account;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.vitrine.adapter.web.browse.ListRefusals;
import io.vitrine.adapter.web.browse.PageDocument;
import io.vitrine.adapter.web.browse.PageLinks;
import io.vitrine.adapter.web.catalogue.Addresses;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.account.ListAccounts;
import io.vitrine.application.account.ListAccounts.AccountList;
import io.vitrine.application.account.ManageAccounts;
import io.vitrine.domain.account.AccountChange;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.browse.PageRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows administrators the accounts of others, and changes their roles and locks. */
@RestController
@RequestMapping(path = "/api/v1/users", produces = APPLICATION_JSON_VALUE)
final class UserController {

    private final ListAccounts lists;
    private final ManageAccounts accounts;
    private final Json json;
    private final Occasions occasions;
    private final AccountCounts counts;

    UserController(ListAccounts lists, ManageAccounts accounts, Json json, Occasions occasions, AccountCounts counts) {
        this.lists = lists;
        this.accounts = accounts;
        this.json = json;
        this.occasions = occasions;
        this.counts = counts;
    }

    /** A page of the accounts, in the order of their registration. */
    record UserPage(List<User> items, PageDocument page) {}

    @GetMapping
    Mono<ResponseEntity<UserPage>> list(ServerHttpRequest request) {
        var parameters = QueryParameters.of(request);
        var size = parameters.number("size", 1, PageRequest.LARGEST, PageRequest.USUAL);
        var cursor = parameters.text("cursor");
        parameters.requireNoMore();
        return lists.page(size, cursor).map(list -> switch (list) {
            case AccountList.Page(var found, var next) -> {
                var items = found.stream().map(User::of).toList();
                var answer = PersonalAnswers.ok();
                PageLinks.beside(request.getURI(), next, Optional.empty())
                        .ifPresent(links -> answer.header(HttpHeaders.LINK, links));
                yield answer.body(new UserPage(items, PageDocument.of(size, next, Optional.empty())));
            }
            case AccountList.InvalidCursor() -> throw ListRefusals.invalidCursor();
        });
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<User>> byId(@PathVariable String id, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return accounts.byId(account(id))
                .map(found -> PersonalAnswers.ok().body(User.of(found)))
                .switchIfEmpty(Mono.error(Addresses::notFound));
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    Mono<ResponseEntity<User>> patch(
            @PathVariable String id, @RequestBody byte[] body, Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = account(id);
        var patch = UserPatch.read(json.read(body));
        return occasions
                .of(request)
                .flatMap(occasion -> accounts.change(account, patch.roles(), patch.locked(), caller.actor(), occasion))
                .doOnNext(outcome -> countIfLocked(outcome, patch))
                .map(outcome -> switch (outcome) {
                    case AccountChange.Changed(var changed) ->
                        PersonalAnswers.ok().body(User.of(changed));
                    case AccountChange.LastAdmin() ->
                        throw Problem.of(ProblemType.CONFLICT, "Nobody would be left who can manage accounts")
                                .exception();
                    case AccountChange.NoSuchAccount() -> throw Addresses.notFound();
                });
    }

    private void countIfLocked(AccountChange outcome, UserPatch patch) {
        if (outcome instanceof AccountChange.Changed && patch.locked().orElse(false)) {
            counts.locked();
        }
    }

    static AccountId account(String segment) {
        return Addresses.read(segment, text -> new AccountId(Addresses.uuid(text)));
    }
}
