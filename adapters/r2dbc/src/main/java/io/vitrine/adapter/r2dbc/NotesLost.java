package io.vitrine.adapter.r2dbc;

/** Something was noted that will never be stored. It says nothing of what it was. */
final class NotesLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotesLost(String what, String why) {
        super(what + " are lost: " + why, null, false, false);
    }
}
