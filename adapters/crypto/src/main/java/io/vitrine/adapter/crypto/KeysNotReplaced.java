package io.vitrine.adapter.crypto;

/** The file of the signing keys has changed, and the keys stay what they were. It says nothing of what is in the file. */
final class KeysNotReplaced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysNotReplaced(String reason) {
        super("The changed file of the signing keys " + reason, null, false, false);
    }
}
