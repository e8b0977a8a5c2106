package io.vitrine.adapter.web.browse;

import io.vitrine.adapter.web.conditional.CacheableAnswer;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.browse.BrowseCategories;
import io.vitrine.domain.browse.CategoryCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the category tree. */
@RestController
class CategoryController {

    private final BrowseCategories categories;

    CategoryController(BrowseCategories categories) {
        this.categories = categories;
    }

    /** The tree, by its topmost categories. */
    record CategoryTree(List<Category> items) {}

    /**
     * A category.
     *
     * @param path from the root, as the filter {@code category} takes it
     * @param count how many products lie in it at any depth
     */
    record Category(String name, String path, long count, List<Category> children) {}

    @GetMapping(path = "/api/v1/categories", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<CategoryTree>> categories(Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return categories.all(caller.visibility()).map(counts -> {
            var tag = new ListTag();
            counts.forEach(it -> tag.with(it.path()).with(it.count()));
            return CacheableAnswer.tagged(tag.tag()).to(request.getHeaders(), caller.isAnonymous(), () -> tree(counts));
        });
    }

    /** Parents come before their children. */
    private static CategoryTree tree(List<CategoryCount> counts) {
        var roots = new ArrayList<Category>();
        var known = new HashMap<List<String>, Category>();
        for (var count : counts) {
            var path = count.path().path();
            var category = new Category(path.getLast(), count.path().toString(), count.count(), new ArrayList<>());
            known.put(path, category);
            var parent = known.get(path.subList(0, path.size() - 1));
            (parent == null ? roots : parent.children()).add(category);
        }
        return new CategoryTree(roots);
    }
}
