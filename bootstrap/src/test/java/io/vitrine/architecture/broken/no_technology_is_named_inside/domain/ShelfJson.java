package io.vitrine.architecture.broken.no_technology_is_named_inside.domain;

record ShelfJson(String label) {}
