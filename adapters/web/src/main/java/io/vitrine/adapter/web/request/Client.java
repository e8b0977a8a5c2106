package io.vitrine.adapter.web.request;

import java.net.InetAddress;

/**
 * Who is at the far end of a request.
 *
 * @param address where it comes from
 * @param secure whether nobody could read it on its way
 */
public record Client(InetAddress address, boolean secure) {}
