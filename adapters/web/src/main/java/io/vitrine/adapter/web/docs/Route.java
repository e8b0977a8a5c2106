package io.vitrine.adapter.web.docs;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * A method of a path of the API, and the handler that serves it in some media types.
 *
 * @param path as OpenAPI writes it
 */
record Route(String method, String path, List<String> consumes, List<String> produces, HandlerMethod handler) {

    /** What others know where to find without asking has no prefix. RFC 8615. */
    private static final List<String> API = List.of("/api/", "/.well-known/");

    /** All routes of the API, in a fixed order. */
    static List<Route> of(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
                .filter(route -> API.stream().anyMatch(route.path::startsWith))
                .sorted(Comparator.comparing(Route::path)
                        .thenComparing(Route::method)
                        .thenComparing(route -> String.join(",", route.produces)))
                .toList();
    }

    private static Stream<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        return info.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                        .map(method -> route(method, pattern.getPatternString(), info, handler)));
    }

    private static Route route(RequestMethod method, String pattern, RequestMappingInfo info, HandlerMethod handler) {
        return new Route(
                method.name(),
                pattern.replace("{*", "{"),
                concrete(info.getConsumesCondition().getConsumableMediaTypes().stream()),
                concrete(info.getProducesCondition().getProducibleMediaTypes().stream()),
                handler);
    }

    private static List<String> concrete(Stream<MediaType> types) {
        return types.filter(MediaType::isConcrete).map(MediaType::toString).toList();
    }

    /** What it is called in the documentation: {@code GET /api/v1/products}. */
    String name() {
        return method + " " + path;
    }
}
