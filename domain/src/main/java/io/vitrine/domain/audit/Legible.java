package io.vitrine.domain.audit;

/** Text from outside that goes into the record: never so long or so odd that an event could not be kept. */
final class Legible {
    private static final int REPLACEMENT = 0xFFFD;

    private Legible() {}

    /** The text, cut, with a mark in place of what is no character or cannot be seen. */
    static String text(String text, int most) {
        var cut = text.length() <= most ? text : text.substring(0, most);
        return cut.codePoints()
                .map(codePoint -> isCharacter(codePoint) ? codePoint : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isCharacter(int codePoint) {
        var type = Character.getType(codePoint);
        return type != Character.CONTROL && type != Character.SURROGATE;
    }
}
