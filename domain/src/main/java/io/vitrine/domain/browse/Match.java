package io.vitrine.domain.browse;

/**
 * Where a search matched a product.
 *
 * @param field the field's name in a product document: {@code name}, {@code description} or {@code brand.name}
 * @param start the first UTF-16 code unit of the match in the field's text
 * @param end the first one after the match
 */
public record Match(String field, int start, int end) {}
