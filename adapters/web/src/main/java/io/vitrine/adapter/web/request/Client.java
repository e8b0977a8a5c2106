package io.vitrine.adapter.web.request;

import java.net.InetAddress;

/**
 * Who is at the far end of a request, as far as somebody who is trusted knows.
 *
 * @param address where it comes from
 * @param secure whether it came over TLS, to this service or to the trusted proxy that it came to first
 */
public record Client(InetAddress address, boolean secure) {}
