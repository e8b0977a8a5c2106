package io.vitrine.domain.shared;

/** A value was refused. The code is stable and for programs, the detail is for people. */
public final class InvalidValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public InvalidValue(String code, String detail) {
        super(detail);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** This refusal, said of the given place in a document. */
    public Violation at(String pointer) {
        return new Violation(pointer, code, detail());
    }
}
