package io.vitrine.architecture.broken.nothing_uses_the_old_dates.domain;

import java.util.Date;

class Shelf {
    Date tidiedAt;
}
