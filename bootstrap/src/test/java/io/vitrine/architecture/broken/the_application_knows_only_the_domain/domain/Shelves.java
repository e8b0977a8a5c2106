package io.vitrine.architecture.broken.the_application_knows_only_the_domain.domain;

public interface Shelves {}
