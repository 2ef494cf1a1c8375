package org.orrery.protocol.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/// What the hand-written forms share.
final class Forms {

    private Forms() {}

    static JsonMappingException malformed(JsonParser in, IllegalArgumentException invalid) {
        return JsonMappingException.from(in, String.valueOf(invalid.getMessage()), invalid);
    }
}
