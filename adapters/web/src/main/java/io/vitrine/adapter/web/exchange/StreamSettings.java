package io.vitrine.adapter.web.exchange;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the service those may hold who read or send without an end.
 *
 * @param streams exports that are sent at the same time; each holds a connection of the store, and a quarter of them is enough
 * @param streamPause after which a reader who takes nothing is cut off
 * @param uploadPause after which an upload that brings nothing has broken off
 */
@ConfigurationProperties("vitrine.web")
record StreamSettings(
        @DefaultValue("4") int streams,
        @DefaultValue("5m") Duration streamPause,
        @DefaultValue("2m") Duration uploadPause) {}
