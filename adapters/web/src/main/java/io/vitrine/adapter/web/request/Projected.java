package io.vitrine.adapter.web.request;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.filter.FilteringGeneratorDelegate;
import tools.jackson.core.filter.TokenFilter.Inclusion;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/** A document with the members that are wanted. */
@JsonSerialize(using = Projected.Writer.class)
record Projected(Object document, Projection projection) {

    static final class Writer extends ValueSerializer<Projected> {

        @Override
        public void serialize(Projected projected, JsonGenerator generator, SerializationContext context) {
            var filtered = new FilteringGeneratorDelegate(
                    generator, projected.projection().filter(), Inclusion.INCLUDE_ALL_AND_PATH, true);
            context.writeValue(filtered, projected.document());
        }
    }
}
