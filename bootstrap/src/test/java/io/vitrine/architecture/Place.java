package io.vitrine.architecture;

/** Something that code may know or must not know: a layer of ours or a library of others. */
sealed interface Place permits Layer, Library {
    /** The package that holds all of it, in the hexagon with this root package. */
    String packageUnder(String root);
}
