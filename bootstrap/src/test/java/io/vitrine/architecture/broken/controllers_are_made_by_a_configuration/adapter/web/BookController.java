package io.vitrine.architecture.broken.controllers_are_made_by_a_configuration.adapter.web;

import org.springframework.web.bind.annotation.RestController;

@RestController
class BookController {}
