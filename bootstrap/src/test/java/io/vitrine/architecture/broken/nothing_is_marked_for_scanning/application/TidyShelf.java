package io.vitrine.architecture.broken.nothing_is_marked_for_scanning.application;

import org.springframework.stereotype.Service;

/** A use case that waits to be found. */
@Service
class TidyShelf {}
