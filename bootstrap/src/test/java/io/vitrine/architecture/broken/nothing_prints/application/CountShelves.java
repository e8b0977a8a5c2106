package io.vitrine.architecture.broken.nothing_prints.application;

class CountShelves {
    @SuppressWarnings("SystemOut")
    void count() {
        System.out.println("many");
    }
}
