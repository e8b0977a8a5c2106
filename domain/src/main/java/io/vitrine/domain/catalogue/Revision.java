package io.vitrine.domain.catalogue;

/**
 * Makes the new draft of something from what is there. Pure: it may be called more than once, and it refuses with
 * {@link io.vitrine.domain.shared.InvalidDocument}.
 *
 * @param <T> what is there
 * @param <D> its draft
 */
@FunctionalInterface
public interface Revision<T, D> {
    D of(T current);
}
