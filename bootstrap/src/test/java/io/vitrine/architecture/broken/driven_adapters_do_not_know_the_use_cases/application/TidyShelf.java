package io.vitrine.architecture.broken.driven_adapters_do_not_know_the_use_cases.application;

public class TidyShelf {}
