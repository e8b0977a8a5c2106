package io.vitrine.architecture.broken.time_comes_from_a_clock.bootstrap;

import java.time.Clock;

class ServiceConfiguration {
    Clock clock() {
        return Clock.systemUTC();
    }
}
