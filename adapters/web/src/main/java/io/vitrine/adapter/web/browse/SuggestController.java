package io.vitrine.adapter.web.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.vitrine.adapter.web.conditional.CacheableAnswer;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.browse.SuggestProducts;
import io.vitrine.domain.browse.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Suggests brands and names of products while somebody types. */
@RestController
class SuggestController {

    private static final String BEGINNING = "q";
    private static final int LONGEST = 100;

    private final SuggestProducts suggestions;

    SuggestController(SuggestProducts suggestions) {
        this.suggestions = suggestions;
    }

    /** What somebody may be about to type, the likeliest first. */
    record Suggestions(List<SuggestionDocument> items) {}

    /**
     * One suggestion.
     *
     * @param type {@code brand} or {@code product}
     * @param slug of a brand
     */
    record SuggestionDocument(
            String type,
            String text,
            String id,
            @JsonInclude(Include.NON_NULL) @Nullable String slug) {

        static SuggestionDocument of(Suggestion suggestion) {
            return switch (suggestion) {
                case Suggestion.OfBrand(var brand) ->
                    new SuggestionDocument(
                            "brand",
                            brand.name().value(),
                            brand.id().toString(),
                            brand.slug().value());
                case Suggestion.OfProduct(var id, var name) ->
                    new SuggestionDocument("product", name.value(), id.toString(), null);
            };
        }
    }

    @GetMapping(path = "/api/v1/products/suggest", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Suggestions>> suggestions(Caller caller, ServerHttpRequest request) {
        var beginning = beginning(QueryParameters.of(request));
        return suggestions.after(beginning, caller.visibility()).map(found -> {
            var tag = new ListTag();
            found.forEach(tag::with);
            return CacheableAnswer.tagged(tag.tag())
                    .to(request.getHeaders(), caller.isAnonymous(), () -> document(found));
        });
    }

    private static String beginning(QueryParameters parameters) {
        var given = parameters.text(BEGINNING);
        if (given.isEmpty()) {
            parameters.refuse(BEGINNING, "required", "'q' is what was typed so far");
        }
        given.filter(text -> text.length() > LONGEST)
                .ifPresent(_ -> parameters.refuse(BEGINNING, "too-long", "'q' has at most " + LONGEST + " characters"));
        parameters.requireNoMore();
        return given.orElseThrow();
    }

    private static Suggestions document(List<Suggestion> found) {
        return new Suggestions(found.stream().map(SuggestionDocument::of).toList());
    }
}
