package io.vitrine.adapter.resilience4j;

import java.util.Arrays;

/**
 * When requests of one key were let through, as far as they still count: a ring that grows with what it has to hold, so that a key with
 * one request costs little. Times are milliseconds that may overflow: of two, only the difference matters, and what is older than a
 * window of at most a day is taken out long before a difference of 24 days could be mistaken. Whoever uses it holds its lock.
 */
final class Grants {

    private static final int FEW = 2;

    /** Its length is a power of two, so that a place in it is found without a division. */
    private int[] times = new int[FEW];

    private int oldest;
    private int count;

    /** How many still count at this time. */
    int countAt(int now, int window) {
        while (count > 0 && now - times[oldest] >= window) {
            oldest = place(1);
            count--;
        }
        return count;
    }

    void add(int now) {
        if (count == times.length) {
            grow();
        }
        times[place(count)] = now;
        count++;
    }

    /** When the one was let through that comes after so many older ones. */
    int after(int older) {
        return times[place(older)];
    }

    private int place(int older) {
        return oldest + older & times.length - 1;
    }

    private void grow() {
        var more = Arrays.copyOfRange(times, oldest, oldest + 2 * times.length);
        System.arraycopy(times, 0, more, times.length - oldest, oldest);
        times = more;
        oldest = 0;
    }
}
