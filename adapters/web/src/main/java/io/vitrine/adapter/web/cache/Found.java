package io.vitrine.adapter.web.cache;

/**
 * An answer that was found.
 *
 * @param here whether it was in the memory of this instance
 */
record Found(Rendition rendition, boolean here) {

    static Found here(Rendition rendition) {
        return new Found(rendition, true);
    }

    static Found elsewhere(Rendition rendition) {
        return new Found(rendition, false);
    }
}
