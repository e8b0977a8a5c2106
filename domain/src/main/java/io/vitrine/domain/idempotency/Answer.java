package io.vitrine.domain.idempotency;

import java.util.Arrays;
import java.util.Map;

/**
 * An answer as it was given.
 *
 * @param status the code of success or refusal
 * @param headers those that belong to the answer itself
 * @param body may be empty
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {
    public Answer {
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answer answer
                && status == answer.status
                && headers.equals(answer.headers)
                && Arrays.equals(body, answer.body);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * status + headers.hashCode()) + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "Answer[status=" + status + ", headers=" + headers + ", body=" + body.length + " bytes]";
    }
}
