package io.vitrine.architecture.broken.nothing_knows_bootstrap.bootstrap;

public record ServiceSettings(int port) {}
