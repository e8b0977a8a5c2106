package io.vitrine.domain.browse;

final class PlainCursorsTest extends CursorsContract {
    @Override
    protected Cursors cursors() {
        return new PlainCursors();
    }
}
