package io.vitrine.domain.browse;

/** What is wrong with a query parameter. The code is stable and for programs. */
public record ParameterProblem(String parameter, String code, String detail) {}
