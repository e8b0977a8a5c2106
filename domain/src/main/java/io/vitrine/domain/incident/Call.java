package io.vitrine.domain.incident;

import io.vitrine.domain.account.AccountId;
import java.util.Optional;

/**
 * A request, as far as others may be told of it: neither where it came from nor what was sent with it.
 *
 * @param method of HTTP
 * @param route the address with the names of its variables, such as {@code /api/v1/products/{id}}, and not with what was sent for them
 * @param requestId as it stands in the answer and in the logs
 * @param traceId of W3C Trace Context: 32 hexadecimal digits
 * @param spanId 16 of them
 * @param account who made it; absent when nobody said who they are, or a token of no account
 */
public record Call(
        String method, String route, String requestId, String traceId, String spanId, Optional<AccountId> account) {}
