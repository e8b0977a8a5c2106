package io.vitrine.architecture.broken.nothing_is_marked_for_scanning.adapter.web;

import org.springframework.web.bind.annotation.RestController;

/** Annotated for its routes, which is no marking for a scan. */
@RestController
class ShelfController {}
