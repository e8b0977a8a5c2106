package io.vitrine.domain.exchange;

/**
 * How an import is meant.
 *
 * @param dryRun whether everything is checked and counted and nothing is stored
 */
public record ImportOrder(ImportMode mode, boolean dryRun) {}
