package org.orrery.relay.http;

import java.util.OptionalInt;
import org.orrery.protocol.rest.Problem;

/// `limit` and `offset` in the query of a list.
final class Paging {

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private Paging() {}

    /// Empty when it is no such number.
    static OptionalInt limit(Call call) {
        return number(call, "limit", PAGE, LARGEST_PAGE);
    }

    /// Empty when it is no such number.
    static OptionalInt offset(Call call) {
        return number(call, "offset", 0, Integer.MAX_VALUE);
    }

    static Problem problem() {
        return Problems.malformed(
                "limit is a number from 0 to " + LARGEST_PAGE + ", offset is 0 or more");
    }

    private static OptionalInt number(Call call, String name, int fallback, int largest) {
        String text = call.context().request().getParam(name);
        if (text == null) {
            return OptionalInt.of(fallback);
        }
        try {
            int number = Integer.parseInt(text);
            return number >= 0 && number <= largest ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException malformed) {
            return OptionalInt.empty();
        }
    }
}
