package io.vitrine.domain.shared;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole document
 * @param code what, stable and for programs
 * @param detail what, for people
 */
public record Violation(String pointer, String code, String detail) {}
