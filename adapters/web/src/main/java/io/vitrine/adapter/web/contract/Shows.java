package io.vitrine.adapter.web.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which document an answer shows, where it is written in another form: as bytes, line by line, or with some of its members. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Shows {

    /** The document, or that of each element or line. */
    Class<? extends Record> value();

    /** Whether a reader may want some of its members only. */
    boolean inPart() default false;

    /** Whether a last line tells how many lines came before it. */
    boolean counted() default false;
}
