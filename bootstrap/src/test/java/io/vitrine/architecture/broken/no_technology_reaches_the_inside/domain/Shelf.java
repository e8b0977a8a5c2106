package io.vitrine.architecture.broken.no_technology_reaches_the_inside.domain;

import java.sql.ResultSet;

/** A thing of the domain that knows how it is stored: java.sql comes with Java, and is a technology all the same. */
class Shelf {
    ResultSet row;
}
