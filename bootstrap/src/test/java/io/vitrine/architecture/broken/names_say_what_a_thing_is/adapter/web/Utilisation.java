package io.vitrine.architecture.broken.names_say_what_a_thing_is.adapter.web;

/** The word alone counts, not its letters. */
class Utilisation {}
