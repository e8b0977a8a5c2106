package io.vitrine.adapter.web.docs;

import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.account.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What is told about one operation beyond what its handler says. */
final class Operation {

    private static final Set<ProblemType> EVERYWHERE = EnumSet.of(
            ProblemType.INVALID_PARAMETER,
            ProblemType.UNAUTHENTICATED,
            ProblemType.TOKEN_EXPIRED,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.RATE_LIMITED,
            ProblemType.INTERNAL,
            ProblemType.UNAVAILABLE);

    private static final Set<ProblemType> OF_BODIES = EnumSet.of(
            ProblemType.MALFORMED, ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.TOO_LARGE, ProblemType.VALIDATION);

    private final String id;
    private final Tag tag;
    private final String summary;
    private final String description;
    private final List<String> parameters = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Set<ProblemType> problems = EnumSet.copyOf(EVERYWHERE);
    private @Nullable Role role;
    private boolean tokensCount = true;
    private boolean bodyIsNeeded = true;
    private Map<String, Object> body = Map.of();

    private Operation(String id, Tag tag, String summary, String description) {
        this.id = id;
        this.tag = tag;
        this.summary = summary;
        this.description = description;
    }

    /**
     * An answer that is no problem.
     *
     * @param headers the names of shared ones
     * @param examples by media type, where they have a body
     */
    record Answer(HttpStatus status, String description, List<String> headers, Map<String, Object> examples) {}

    /** An operation of this stable name, told in a line and in some lines (CommonMark). */
    static Operation named(String id, Tag tag, String summary, String description) {
        return new Operation(id, tag, summary, description.strip());
    }

    /** It needs the role {@code editor}. */
    Operation byEditors() {
        return by(Role.EDITOR);
    }

    /** It needs an account. */
    Operation byUsers() {
        return by(Role.USER);
    }

    /** It needs the role {@code admin}. */
    Operation byAdmins() {
        return by(Role.ADMIN);
    }

    private Operation by(Role needed) {
        role = needed;
        problems.add(ProblemType.FORBIDDEN);
        return this;
    }

    /** An access token is not looked at: who calls proves what is needed in another way. */
    Operation whoeverCalls() {
        tokensCount = false;
        return neverRefuses(ProblemType.UNAUTHENTICATED, ProblemType.TOKEN_EXPIRED);
    }

    /** It takes these parameters, which are shared ones. */
    Operation takes(String... names) {
        return takes(List.of(names));
    }

    Operation takes(List<String> names) {
        parameters.addAll(names);
        return this;
    }

    /** It reads a JSON document such as this. */
    Operation reads(String schema, Object example) {
        return reads(Tree.object("schema", Tree.schema(schema), "example", example));
    }

    /**
     * It reads a body.
     *
     * @param media schema and example
     */
    Operation reads(Map<String, Object> media) {
        body = media;
        problems.addAll(OF_BODIES);
        return this;
    }

    /** It may come without a body. */
    Operation orNothing() {
        bodyIsNeeded = false;
        return this;
    }

    /** It answers without a body. */
    Operation answersEmpty(HttpStatus status, String description, String... headers) {
        return answersIn(status, description, Map.of(), headers);
    }

    /** It answers with an example such as this, in JSON. */
    Operation answers(HttpStatus status, String description, Object example, String... headers) {
        return answersIn(status, description, Map.of("application/json", example), headers);
    }

    /** It answers with one of these examples, by media type. */
    Operation answersIn(HttpStatus status, String description, Map<String, Object> examples, String... headers) {
        answers.add(new Answer(status, description, List.of(headers), new LinkedHashMap<>(examples)));
        return this;
    }

    /** It may be refused so besides. */
    Operation refuses(ProblemType... types) {
        problems.addAll(List.of(types));
        return this;
    }

    /** It is never refused so, as others are. */
    Operation neverRefuses(ProblemType... types) {
        List.of(types).forEach(problems::remove);
        return this;
    }

    String id() {
        return id;
    }

    Tag tag() {
        return tag;
    }

    String summary() {
        return summary;
    }

    String description() {
        return description;
    }

    List<String> parameters() {
        return parameters;
    }

    List<Answer> answers() {
        return answers;
    }

    Set<ProblemType> problems() {
        return problems;
    }

    /** Whether it needs an access token. */
    boolean needsToken() {
        return role != null;
    }

    /** Whether an access token makes a difference. */
    boolean looksAtTokens() {
        return tokensCount;
    }

    boolean needsBody() {
        return bodyIsNeeded;
    }

    /** Schema and example of the body; empty when it reads none. */
    Map<String, Object> body() {
        return body;
    }
}
