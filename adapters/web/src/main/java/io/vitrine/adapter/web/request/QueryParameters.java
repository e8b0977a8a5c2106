package io.vitrine.adapter.web.request;

import io.vitrine.domain.browse.ParameterProblem;
import io.vitrine.domain.shared.InvalidValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The query of one request. An endpoint takes out the parameters that it knows; what is then left belongs to the language of
 * filters, or is refused with the names of what there is. Problems are collected, so that all of them are reported at once:
 * until {@link #requireValid()}, a value that was taken may be a stand-in for a wrong one.
 */
public final class QueryParameters {

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<ParameterProblem> problems = new ArrayList<>();

    private QueryParameters() {}

    /** The parameters of a request. */
    public static QueryParameters of(ServerHttpRequest request) {
        return parse(request.getURI().getRawQuery());
    }

    /**
     * Reads a query as it came over the wire. Brackets in names may be encoded or plain; repeated parameters keep their order.
     *
     * @param query null when the address has none
     */
    static QueryParameters parse(@Nullable String query) {
        var parameters = new QueryParameters();
        if (query != null) {
            for (var pair : query.split("&", -1)) {
                if (!pair.isEmpty()) {
                    parameters.read(pair);
                }
            }
        }
        return parameters;
    }

    private void read(String pair) {
        var equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        try {
            name = QueryText.decoded(name);
            var value = equals < 0 ? "" : QueryText.decoded(pair.substring(equals + 1));
            values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
        } catch (InvalidValue refused) {
            refuse(name, refused.code(), refused.detail());
        }
    }

    /** Takes the only value of a parameter. */
    public Optional<String> text(String name) {
        known.add(name);
        var given = values.remove(name);
        if (given == null) {
            return Optional.empty();
        }
        if (given.size() > 1) {
            refuse(name, "repeated", "'" + name + "' can be given once");
        }
        return Optional.of(given.getFirst());
    }

    /** Takes a whole number within bounds. */
    public int number(String name, int least, int most, int otherwise) {
        return text(name).map(text -> number(name, text, least, most)).orElse(otherwise);
    }

    private int number(String name, String text, int least, int most) {
        if (text.matches("\\d{1,9}")) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        refuse(name, "out-of-range", "'" + name + "' is a whole number from " + least + " to " + most);
        return least;
    }

    /** Takes {@code true} or {@code false}; a parameter that is not there is false. */
    public boolean flag(String name) {
        return oneOf(name, Map.of("true", true, "false", false), false);
    }

    /** Takes one of these choices. */
    public <T> T oneOf(String name, Map<String, T> choices, T otherwise) {
        return text(name).map(text -> choice(name, text, choices, otherwise)).orElse(otherwise);
    }

    private <T> T choice(String name, String text, Map<String, T> choices, T otherwise) {
        var chosen = choices.get(text);
        if (chosen == null) {
            var all = choices.keySet().stream().sorted().collect(Collectors.joining(", "));
            refuse(name, "unknown-value", "'" + name + "' is one of " + all);
            return otherwise;
        }
        return chosen;
    }

    /** Takes a list that is written with commas; empty when the parameter is not there. */
    public List<String> list(String name) {
        return text(name).map(text -> List.of(text.split(",", -1))).orElse(List.of());
    }

    /** Takes out parameters that make no sense here, and refuses those that were given. */
    public void refuseEach(List<String> names, String why) {
        names.stream()
                .filter(name -> values.remove(name) != null)
                .forEach(name -> refuse(name, "not-allowed", "'" + name + "' " + why));
    }

    /** Takes out what is left. */
    public Map<String, List<String>> rest() {
        var rest = new LinkedHashMap<>(values);
        values.clear();
        return rest;
    }

    /** Refuses what is left. */
    public void refuseRest() {
        rest().keySet()
                .forEach(name ->
                        refuse(name, "unknown-parameter", "there is no parameter '" + name + "'" + whatThereIs()));
    }

    private String whatThereIs() {
        return known.isEmpty() ? " here, and no other" : "; there are " + String.join(", ", known);
    }

    /** Notes something wrong. */
    public void refuse(String parameter, String code, String detail) {
        problems.add(new ParameterProblem(parameter, code, detail));
    }

    /** Notes what the language of filters refused; where it names what there is, what was taken is named besides. */
    public void refuse(List<ParameterProblem> refused) {
        for (var problem : refused) {
            var unknown = problem.code().equals("unknown-parameter") && !known.isEmpty();
            var detail = unknown ? problem.detail() + ", " + String.join(", ", known) : problem.detail();
            refuse(problem.parameter(), problem.code(), detail);
        }
    }

    /** Everything that is wrong, as an error signal. */
    public InvalidParameters refusal() {
        return new InvalidParameters(problems);
    }

    /** Whether nothing is wrong so far. */
    public boolean areValid() {
        return problems.isEmpty();
    }

    /** All that is wrong so far, in the order of its discovery. */
    List<ParameterProblem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Ends the reading of a query that has no other parameters than those that were taken.
     *
     * @throws InvalidParameters when anything is left or wrong
     */
    public void requireNoMore() {
        refuseRest();
        requireValid();
    }

    /**
     * Ends the reading of a query.
     *
     * @throws InvalidParameters when anything is wrong
     */
    public void requireValid() {
        if (!problems.isEmpty()) {
            throw refusal();
        }
    }
}
