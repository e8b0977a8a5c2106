package io.vitrine.architecture.broken.persistence_does_not_see_the_web.adapter.r2dbc;

import org.springframework.web.server.ServerWebExchange;

/** A store that looks at the request. */
class R2dbcShelves {
    ServerWebExchange exchange;
}
